import type { Inbox } from "@order-webhooks/receiver";
import { describe, expect, it, vi } from "vitest";
import { openAdministration } from "../../src/administration/open-administration.ts";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { entryOf } from "../sqlite/entries.ts";
import { FakeClocks } from "../sqlite/fake-clocks.ts";
import { makeFile } from "../sqlite/place.ts";

const dayMs = 86_400_000;

/** A day without a look for what is kept too long. */
const sweepMs = dayMs;

/** Makes the file of an inbox in which one delivery was quarantined 31 days ago. Its owner keeps such for 90. */
async function makeAged(): Promise<string> {
  const file = await makeFile();
  const clocks = new FakeClocks(Date.now() - 31 * dayMs);
  const retention = { keptMs: 90 * dayMs };
  const inbox = await createSqliteInbox({ file, retention, hooks: { clocks, sweepMs } });
  await inbox.put(entryOf("old", { quarantine: "not_json" }));
  clocks.pass(31 * dayMs);
  await inbox.close?.();
  return file;
}

type Opened = Pick<Inbox, "list"> & { close?(): Promise<void> };

/** Holds a file for a minute of its timers, and returns how many deliveries are left that were quarantined. */
async function countAfterMinute(open: () => Promise<Opened>): Promise<number> {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const opened = await open();
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      await opened.list({});
    }
    const { length } = await opened.list({});
    await opened.close?.();
    return length;
  } finally {
    vi.useRealTimers();
  }
}

describe("a command that opens the file by itself", () => {
  it("ends nothing that was kept for long, since nobody would read of it", async () => {
    const file = await makeAged();
    expect(await countAfterMinute(() => openAdministration(file))).toBe(1);
    // A server has a log, and ends it.
    expect(await countAfterMinute(() => createSqliteInbox({ file }))).toBe(0);
  });
});
