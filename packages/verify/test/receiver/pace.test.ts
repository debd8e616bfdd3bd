import { describe, expect, test } from "vitest";
import { startPace } from "../../src/receiver/observe/pace.ts";

const limitMs = 2_000;
// As many as a run has with every event.
const deliveries = 300;

describe("the time that a run waits for handlers", () => {
  test("is short where none ever runs", () => {
    const pace = startPace(limitMs);
    let waitedMs = 0;
    for (let nth = 1; nth <= deliveries; nth += 1) {
      const patience = pace.patienceMs();
      waitedMs += patience;
      pace.noteWait(patience);
      if (patience >= limitMs) pace.noteMiss();
    }
    expect(waitedMs).toBeLessThan(25_000);
  });

  test("is in full where each runs within the limit", () => {
    const pace = startPace(limitMs);
    for (let nth = 1; nth <= deliveries; nth += 1) {
      expect([pace.patienceMs(), pace.mostOpen()]).toEqual([limitMs, 0]);
      pace.noteWait(50);
      pace.noteSeen(50, 0);
    }
  });

  test("goes on with several at once where they are slow and run next to each other", () => {
    const pace = startPace(limitMs);
    for (let nth = 1; nth <= 60; nth += 1) {
      pace.noteWait(1_500 / (1 + pace.mostOpen()));
      pace.noteSeen(1_500, pace.mostOpen());
    }
    expect(pace.mostOpen()).toBe(15);
    expect(pace.patienceMs()).toBe(limitMs);
  });

  test("gives one delivery at a time to handlers that run one after the other", () => {
    const pace = startPace(limitMs);
    for (let nth = 1; nth <= deliveries; nth += 1) {
      const ahead = pace.mostOpen();
      pace.noteWait(300);
      pace.noteSeen(300 * (1 + ahead), ahead);
    }
    expect(pace.mostOpen()).toBe(0);
  });
});
