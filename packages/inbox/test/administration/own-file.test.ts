import type { Inbox } from "@order-webhooks/receiver";
import { describe, expect, it, vi } from "vitest";
import { openAdministration } from "../../src/administration/open-administration.ts";
import { createSqliteInbox } from "../../src/sqlite.ts";
import { entryOf } from "../sqlite/entries.ts";
import { FakeClocks } from "../sqlite/fake-clocks.ts";
import { makeFile } from "../sqlite/place.ts";

const dayMs = 86_400_000;

/** A day without a sweep for expired deliveries. */
const sweepMs = dayMs;

/**
 * Creates the file of an inbox with a delivery that was quarantined 31 days ago. Its owner keeps quarantined deliveries
 * for 90 days.
 */
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

/** Opens a file for a minute of its timers. Resolves to the number of quarantined deliveries that are left. */
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

describe("a command that opens the file", () => {
  it("erases no expired deliveries, because no log would name them", async () => {
    const file = await makeAged();
    expect(await countAfterMinute(() => openAdministration(file))).toBe(1);
    // A server has a log, and erases the delivery.
    expect(await countAfterMinute(() => createSqliteInbox({ file }))).toBe(0);
  });
});
