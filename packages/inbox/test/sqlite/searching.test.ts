import type { ChangeFilter, Inbox, ListFilter } from "@order-webhooks/receiver";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { entryOf } from "./entries.ts";
import { openInbox } from "./place.ts";

// Lists and changes with more than one step. The inbox contract tests the selection of each filter.

const body = (customer: string, bytes = 10): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ customer: { id: customer }, text: "x".repeat(bytes) }));

/** Puts 1,300 entries in order, every 100th of which is of one customer. */
async function fill(inbox: Inbox, quarantine: string | null): Promise<void> {
  for (let at = 0; at < 1_300; at += 100) {
    const puts = Array.from({ length: 100 }, (_, one) =>
      inbox.put(
        entryOf(`${at + one}`, { quarantine, body: body(one === 50 ? "cust_a" : "cust_b") }),
      ),
    );
    await Promise.all(puts);
  }
}

test("a list runs all of its steps, the newest first", async () => {
  const { inbox } = await openInbox();
  await fill(inbox, "not_json");
  const keys = (await inbox.list({ limit: 2_000 })).map(({ key }) => Number(key));
  expect(keys).toEqual(Array.from({ length: 1_300 }, (_, at) => 1_299 - at));
  const ofCustomer = await inbox.list({ customer: "cust_a", limit: 3 });
  expect(ofCustomer.map(({ key }) => key)).toEqual(["1250", "1150", "1050"]);
  expect(await inbox.list({ state: "dead", customer: "cust_a" })).toEqual([]);
  expect(await inbox.list({ state: "done", customer: "cust_a" })).toEqual([]);
});

test("a list of open entries is in the order of age, also after a replay", async () => {
  const { inbox } = await openInbox();
  await inbox.put(entryOf("replayed", { quarantine: "not_json" }));
  await inbox.put(entryOf("other"));
  await new Promise((resolve) => setTimeout(resolve, 2));
  await inbox.replay({ key: "replayed" });
  const keys = (await inbox.list({ state: "waiting" })).map(({ key }) => key);
  expect(keys).toEqual(["replayed", "other"]);
});

test("a change runs all of its steps, and a dry run only counts", async () => {
  const { inbox } = await openInbox();
  await fill(inbox, "not_json");
  expect(await inbox.replay({ customer: "cust_a" }, { dryRun: true })).toBe(13);
  expect(await inbox.purge({ all: true }, { dryRun: true })).toBe(1_300);
  expect(await inbox.stats()).toMatchObject({ quarantined: 1_300, waiting: 0 });
  expect(await inbox.replay({ customer: "cust_a" })).toBe(13);
  expect(await inbox.replay({ all: true })).toBe(1_287);
  expect(await inbox.stats()).toMatchObject({ quarantined: 0, waiting: 1_300 });
  expect(await inbox.purge({ state: "waiting" })).toBe(1_300);
  expect(await inbox.purge({ state: "done" })).toBe(1_300);
  expect(await inbox.stats()).toMatchObject({ waiting: 0, done: 0, bytes: 0 });
});

test("large bodies are searched a few at a time", async () => {
  const { inbox } = await openInbox();
  for (let at = 0; at < 12; at += 1) {
    await inbox.put(entryOf(`${at}`, { body: body("cust_a", 1_000_000) }));
  }
  expect(await inbox.purge({ customer: "cust_a" })).toBe(12);
  expect(await inbox.stats()).toMatchObject({ waiting: 0, done: 12, bytes: 0 });
});

test("a long search of bodies does not block requests", async () => {
  const { inbox } = await openInbox();
  await fill(inbox, "not_json");
  // Simulates that the search of each body takes a millisecond.
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now++);
  const parsing = vi.spyOn(JSON, "parse");
  onTestFinished(() => void vi.restoreAllMocks());
  let most = 0;
  const watch = () => {
    most = Math.max(most, parsing.mock.calls.length);
    parsing.mockClear();
    turn = setImmediate(watch);
  };
  let turn = setImmediate(watch);
  // An id that may be a number is searched in every body.
  expect(await inbox.list({ customer: "42" })).toEqual([]);
  clearImmediate(turn);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(50);
});

test("entries that change during a long change are changed once or not at all", async () => {
  const { inbox } = await openInbox();
  await fill(inbox, "not_json");
  const counts = await Promise.all([
    inbox.replay({ all: true }),
    inbox.purge({ all: true }),
    inbox.replay({ all: true }),
  ]);
  const { waiting, done, quarantined } = await inbox.stats();
  expect(counts.reduce((sum, one) => sum + one)).toBe(1_300);
  expect({ waiting: waiting + done, quarantined }).toEqual({ waiting: 1_300, quarantined: 0 });
});

describe("a filter", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "options_invalid"],
    ["an empty one", {}, "filter_invalid"],
    ["a value that is missing", { customer: undefined }, "filter_invalid"],
    ["all next to another", { all: true, key: "a" }, "filter_invalid"],
    ["all that is false", { all: false }, "filter_invalid"],
    ["an unknown name", { status: "dead" }, "option_unknown"],
    ["an unknown state", { state: "lost" }, "filter_invalid"],
    ["a key that is no text", { key: 5 }, "filter_invalid"],
    ["an age that is no number", { minAgeMs: Number.NaN }, "filter_invalid"],
  ])("for a change: %s is refused", async (_, filter, code) => {
    const { inbox } = await openInbox();
    await inbox.put(entryOf("a", { quarantine: "not_json" }));
    // Users of JavaScript can pass such values, because no types are checked.
    const given = filter as ChangeFilter;
    await expect(inbox.replay(given)).rejects.toMatchObject({ name: "InboxError", code });
    await expect(inbox.purge(given)).rejects.toMatchObject({ name: "InboxError", code });
    expect(await inbox.stats()).toMatchObject({ quarantined: 1 });
  });

  test.each<[string, unknown, string]>([
    ["a limit that is 0", { limit: 0 }, "filter_invalid"],
    ["an unknown name", { all: true }, "option_unknown"],
  ])("for a list: %s is refused", async (_, filter, code) => {
    const { inbox } = await openInbox();
    // Users of JavaScript can pass such values, because no types are checked.
    const list = inbox.list(filter as ListFilter);
    await expect(list).rejects.toMatchObject({ name: "InboxError", code });
  });
});
