import type { Inbox } from "@order-webhooks/receiver";
import { describe, expect, test, vi } from "vitest";
import { entryOf } from "./entries.ts";
import { FakeClocks } from "./fake-clocks.ts";
import { makeFile, openInbox } from "./place.ts";
import { collectWarnings } from "./warnings.ts";

// The machine's clock is set back or ahead between two openings of a file. The inbox contract tests jumps while an
// inbox is open.

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

describe("a clock that was set back", () => {
  test("delays nothing that is due, and shortens no delay", async () => {
    const file = await makeFile();
    const clocks = new FakeClocks();
    const { inbox } = await openInbox({ file, hooks: { clocks } });
    await inbox.put(entryOf("delayed"));
    const [delayed] = await inbox.claim({ limit: 1, leaseMs: hourMs });
    if (delayed) await inbox.retry(delayed, 10_000);
    await inbox.put(entryOf("due"));
    await inbox.close?.();

    clocks.jump(-300 * dayMs);
    const { inbox: later } = await openInbox({ file, hooks: { clocks } });
    expect(await claimAll(later)).toEqual(["due"]);
    clocks.pass(9_999);
    expect(await claimAll(later)).toEqual([]);
    clocks.pass(1);
    expect(await claimAll(later)).toEqual(["delayed"]);
  });

  test("causes no warning, and is right again when it is corrected", async () => {
    const warnings = collectWarnings();
    const file = await makeFile();
    const clocks = new FakeClocks();
    const { inbox } = await openInbox({ file, hooks: { clocks } });
    await inbox.put(entryOf("a"));
    await inbox.close?.();
    for (const ms of [-300 * dayMs, 300 * dayMs]) {
      clocks.jump(ms);
      const { inbox: later } = await openInbox({ file, hooks: { clocks } });
      expect(await later.list({ key: "a" })).toMatchObject([{ ageMs: 0, dueMs: 0 }]);
      await later.close?.();
    }
    expect(await warnings()).toEqual([]);
  });
});

describe("a clock that is ahead of the file", () => {
  const retention = { keysMs: 10 * dayMs, keptMs: 10 * dayMs };

  test("by less than a week counts, without a warning", async () => {
    const warnings = collectWarnings();
    const { file, clocks } = await makeUsedFile();
    clocks.pass(7 * dayMs);
    const { inbox } = await openInbox({ file, retention, hooks: { clocks, sweepMs: 5 } });
    await vi.waitFor(async () => expect(await keysOf(inbox)).toEqual(["new"]), patience);
    expect(await inbox.put(entryOf("done"))).toEqual({ outcome: "stored" });
    expect(await warnings()).toEqual([]);
  });

  test("by more causes one warning, and forgets nothing for a day", async () => {
    const warnings = collectWarnings();
    const { file, clocks } = await makeUsedFile();
    clocks.jump(100 * dayMs);
    const { inbox } = await openInbox({ file, retention, hooks: { clocks, sweepMs: 5 } });
    expect(await inbox.put(entryOf("done"))).toEqual({ outcome: "duplicate", state: "done" });
    expect(await keysOf(inbox)).toEqual(["new", "old"]);
    // Elapsed time counts: the older entry had an hour of its ten days left.
    clocks.pass(2 * hourMs);
    await vi.waitFor(async () => expect(await keysOf(inbox)).toEqual(["new"]), patience);
    clocks.pass(23 * hourMs);
    await vi.waitFor(async () => expect(await keysOf(inbox)).toEqual([]), patience);
    expect(await inbox.put(entryOf("done"))).toEqual({ outcome: "stored" });
    expect(await warnings()).toEqual([
      expect.stringMatching(
        /^INBOX_CLOCK_AHEAD: .* was last used 100 days ago, according to the machine's clock/,
      ),
    ]);
  });

  test("and a restart within the day begins another day", async () => {
    const { file, clocks } = await makeUsedFile();
    clocks.jump(100 * dayMs);
    for (let restart = 0; restart < 3; restart += 1) {
      const { inbox } = await openInbox({ file, retention, hooks: { clocks, sweepMs: 5 } });
      clocks.pass(20 * hourMs);
      await vi.waitFor(async () => expect(await keysOf(inbox)).toEqual(["new"]), patience);
      await inbox.close?.();
    }
  });

  test("delays nothing after it was corrected", async () => {
    const { file, clocks } = await makeUsedFile();
    clocks.jump(100 * dayMs);
    const { inbox } = await openInbox({ file, retention, hooks: { clocks } });
    await inbox.put(entryOf("due"));
    await inbox.close?.();
    clocks.jump(-100 * dayMs);
    const { inbox: later } = await openInbox({ file, retention, hooks: { clocks } });
    expect(await claimAll(later)).toEqual(["due"]);
  });

  /** Creates a file with a handled key, a dead entry that expires soon, and a dead entry that is a day old. */
  async function makeUsedFile(): Promise<{ file: string; clocks: FakeClocks }> {
    const file = await makeFile();
    const clocks = new FakeClocks();
    const { inbox } = await openInbox({ file, retention, hooks: { clocks } });
    await bury(inbox, "old");
    clocks.pass(5 * dayMs);
    await inbox.put(entryOf("done"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: hourMs });
    if (claim) await inbox.done(claim);
    clocks.pass(5 * dayMs - hourMs);
    await bury(inbox, "new");
    await inbox.close?.();
    return { file, clocks };
  }
});

/** Time limit for the next sweep on a slow machine. */
const patience = { timeout: 60_000, interval: 10 };

async function bury(inbox: Inbox, key: string): Promise<void> {
  await inbox.put(entryOf(key));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: hourMs });
  if (claim) await inbox.dead(claim, "it fails");
}

async function keysOf(inbox: Inbox): Promise<readonly string[]> {
  return (await inbox.list()).map(({ key }) => key);
}

async function claimAll(inbox: Inbox): Promise<readonly string[]> {
  const claims = await inbox.claim({ limit: 100, leaseMs: hourMs });
  return claims.map(({ entry }) => entry.key);
}
