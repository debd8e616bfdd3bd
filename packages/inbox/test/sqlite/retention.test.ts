import { readFile, stat } from "node:fs/promises";
import type { Inbox, ListedDelivery } from "@order-webhooks/receiver";
import { describe, expect, test, vi } from "vitest";
import { entryOf } from "./entries.ts";
import { FakeClocks } from "./fake-clocks.ts";
import { openInbox } from "./place.ts";
import { collectWarnings } from "./warnings.ts";

// The retention of keys, of dead and quarantined entries and of bodies, and the size of the files.

const minuteMs = 60_000;

/** Time limit for the next sweep on a slow machine. */
const patience = { timeout: 120_000, interval: 10 };

describe("keys", () => {
  test("are remembered for their retention, and then count as new", async () => {
    const { inbox, clocks } = await openShort({ keysMs: 10 * minuteMs });
    await finish(inbox, 1);
    clocks.pass(10 * minuteMs - 1);
    expect(await inbox.put(entryOf("0"))).toEqual({ outcome: "duplicate", state: "done" });
    clocks.pass(1);
    expect(await inbox.list({ state: "done" })).toEqual([]);
    expect(await inbox.stats()).toMatchObject({ done: 0 });
    expect(await inbox.put(entryOf("0", { fingerprint: "other" }))).toEqual({ outcome: "stored" });
  });

  test("of open entries are remembered for longer", async () => {
    const { inbox, clocks } = await openShort({ keysMs: minuteMs });
    await inbox.put(entryOf("a"));
    clocks.pass(100 * minuteMs);
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "duplicate", state: "waiting" });
  });
});

describe("what is dead or quarantined", () => {
  test("is reported before it is erased, and its key stays until its retention ends", async () => {
    const { inbox, clocks } = await openShort({ keptMs: 10 * minuteMs, keysMs: 20 * minuteMs });
    const dropped: ListedDelivery[] = [];
    const bodies: unknown[] = [];
    inbox.onDrop?.((one) => {
      dropped.push(one);
      bodies.push(inbox.read(one.key));
    });
    await inbox.put(entryOf("quarantined", { quarantine: "not_json" }));
    await inbox.put(entryOf("dead"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: minuteMs });
    clocks.pass(minuteMs);
    if (claim) await inbox.dead(claim, "it fails");
    clocks.pass(9 * minuteMs);
    await vi.waitFor(() => expect(dropped).toHaveLength(1), patience);
    clocks.pass(minuteMs);
    await vi.waitFor(() => expect(dropped).toHaveLength(2), patience);
    expect(dropped).toMatchObject([
      { key: "quarantined", state: "quarantined", reason: "not_json", ageMs: 10 * minuteMs },
      { key: "dead", state: "dead", reason: "it fails", attempts: 1, ageMs: 10 * minuteMs },
    ]);
    expect(await Promise.all(bodies)).toMatchObject([{ key: "quarantined" }, { key: "dead" }]);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(await inbox.put(entryOf("dead"))).toEqual({ outcome: "duplicate", state: "done" });
    clocks.pass(10 * minuteMs);
    expect(await inbox.put(entryOf("dead"))).toEqual({ outcome: "stored" });
  });

  test("is erased although its listener throws, with a warning", async () => {
    const warnings = collectWarnings();
    const { inbox, clocks } = await openShort({ keptMs: minuteMs });
    inbox.onDrop?.(() => {
      throw new Error("it cannot be reported");
    });
    await inbox.put(entryOf("a", { quarantine: "not_json" }));
    clocks.pass(minuteMs);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(await warnings()).toEqual([
      "INBOX_LISTENER_FAILED: The listener of onDrop threw: it cannot be reported.",
    ]);
  });

  test("is also erased without a listener, and is not erased if it was replayed meanwhile", async () => {
    const { inbox, clocks } = await openShort({ keptMs: minuteMs });
    for (const key of ["gone", "kept"]) await inbox.put(entryOf(key, { quarantine: "not_json" }));
    clocks.pass(minuteMs - 1);
    await inbox.replay({ key: "kept" });
    clocks.pass(1);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(await inbox.read("gone")).toBeUndefined();
    expect(await inbox.read("kept")).toMatchObject({ key: "kept", quarantine: null });
  });
});

describe("bodies", () => {
  const secret = "cust_6TgYnAbHEmUiPdHqbnJwPwnA";
  // Long enough for separate pages, which become free with their content.
  const customers = Array.from({ length: 1_000 }, () => ({ id: secret }));
  const body = new TextEncoder().encode(JSON.stringify({ customers }));

  test("of a purged customer are no longer in any file", async () => {
    const { inbox, file } = await openInbox();
    for (let at = 0; at < 50; at += 1) {
      const quarantine = at % 2 ? "not_json" : null;
      await inbox.put(entryOf(`${at}`, at % 5 === 0 ? { body, quarantine } : { quarantine }));
    }
    expect(await isIn([file, `${file}-wal`], secret)).toBe(true);
    expect(await inbox.purge({ customer: secret })).toBe(10);
    // A later operation is answered after the purge.
    await inbox.stats();
    expect(await isIn([file, `${file}-wal`], secret)).toBe(false);
    expect(await inbox.stats()).toMatchObject({ done: 10, waiting: 20, quarantined: 20 });
  });

  test("that were handled are no longer in any file, once the inbox is idle", async () => {
    const { inbox, file } = await openInbox();
    for (let at = 0; at < 50; at += 1) {
      await inbox.put(entryOf(`${at}`, at % 5 === 0 ? { body } : {}));
    }
    for (const claim of await inbox.claim({ limit: 100, leaseMs: 60_000 })) await inbox.done(claim);
    await vi.waitFor(
      async () => expect(await isIn([file, `${file}-wal`], secret)).toBe(false),
      patience,
    );
    expect(await inbox.stats()).toMatchObject({ done: 50, bytes: 0 });
  });

  test("that were handled are no longer in any file, once the inbox is closed", async () => {
    const { inbox, file } = await openInbox();
    for (let at = 0; at < 50; at += 1) await inbox.put(entryOf(`${at}`, { body }));
    for (const claim of await inbox.claim({ limit: 100, leaseMs: 60_000 })) await inbox.done(claim);
    await inbox.close?.();
    expect(await isIn([file], secret)).toBe(false);
  });

  async function isIn(files: readonly string[], text: string): Promise<boolean> {
    const contents = await Promise.all(files.map((file) => readFile(file)));
    return contents.some((content) => content.includes(text));
  }
});

describe("the files", () => {
  test("are not written by operations that find nothing to do", async () => {
    const clocks = new FakeClocks();
    const { inbox, file } = await openInbox({ hooks: { clocks, sweepMs: 2 ** 30 } });
    await inbox.put(entryOf("a", { quarantine: "not_json" }));
    await vi.waitFor(async () => expect((await stat(`${file}-wal`)).size).toBe(0), patience);
    clocks.pass(50_000);
    expect(await inbox.claim({ limit: 1, leaseMs: 1 })).toEqual([]);
    await inbox.stats();
    expect((await stat(`${file}-wal`)).size).toBe(0);
  });

  test("still get the time once a minute", async () => {
    const clocks = new FakeClocks();
    const { inbox, file } = await openInbox({ hooks: { clocks, sweepMs: 2 ** 30 } });
    await inbox.put(entryOf("a"));
    await vi.waitFor(async () => expect((await stat(`${file}-wal`)).size).toBe(0), patience);
    clocks.pass(minuteMs);
    await inbox.stats();
    expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0);
  });

  test("stay limited over tens of thousands of deliveries, and shrink after a backlog", async () => {
    const { inbox, file, clocks } = await openShort({ keysMs: minuteMs, keptMs: minuteMs });
    const bytesOf = async (path: string) => (await stat(path)).size;
    await putMany(inbox, "backlog", 8_000);
    await inbox.stats();
    const backlog = 8_000 * 2_000;
    await drain(inbox);
    for (let round = 0; round < 8; round += 1) {
      await putMany(inbox, `round ${round}`, 2_500);
      await drain(inbox);
      clocks.pass(minuteMs / 2);
      expect(await bytesOf(file)).toBeLessThan(backlog * 2);
      expect(await bytesOf(`${file}-wal`)).toBeLessThan(50_000_000);
    }
    clocks.pass(2 * minuteMs);
    await inbox.put(entryOf("last"));
    await vi.waitFor(async () => expect(await bytesOf(file)).toBeLessThan(backlog / 2), patience);
    expect(await inbox.stats()).toMatchObject({ waiting: 1, done: 0 });
  });

  test("are one file and an empty log, once the inbox is idle", async () => {
    const { inbox, file } = await openInbox();
    await putMany(inbox, "some", 100);
    expect((await stat(`${file}-wal`)).size).toBeGreaterThan(100_000);
    await vi.waitFor(async () => expect((await stat(`${file}-wal`)).size).toBe(0), patience);
    await putMany(inbox, "more", 100);
    await vi.waitFor(async () => expect((await stat(`${file}-wal`)).size).toBe(0), patience);
    expect(await inbox.stats()).toMatchObject({ waiting: 200 });
  });

  test("are cleaned up in steps, with deliveries in between", async () => {
    const { inbox, clocks } = await openShort({ keysMs: minuteMs, keptMs: minuteMs });
    const dropped: string[] = [];
    inbox.onDrop?.(({ key }) => dropped.push(key));
    await putMany(inbox, "dead", 600, { quarantine: "not_json" });
    clocks.pass(minuteMs);
    await vi.waitFor(() => expect(dropped.length).toBeGreaterThan(0), patience);
    const atFirst = dropped.length;
    await inbox.put(entryOf("between"));
    expect(atFirst).toBeLessThan(600);
    await vi.waitFor(() => expect(new Set(dropped).size).toBe(600), patience);
    expect(dropped).toHaveLength(600);
  });
});

interface Short {
  readonly inbox: Inbox;
  readonly file: string;
  readonly clocks: FakeClocks;
}

/** Opens an inbox with a short retention, which sweeps all the time. */
async function openShort(retention: { keysMs?: number; keptMs?: number }): Promise<Short> {
  const clocks = new FakeClocks();
  return { ...(await openInbox({ retention, hooks: { clocks, sweepMs: 5 } })), clocks };
}

async function putMany(inbox: Inbox, name: string, count: number, more = {}): Promise<void> {
  const body = new Uint8Array(2_000).fill(97);
  for (let at = 0; at < count; at += 500) {
    const keys = Array.from(
      { length: Math.min(500, count - at) },
      (_, one) => `${name} ${at + one}`,
    );
    await Promise.all(keys.map((key) => inbox.put(entryOf(key, { body, ...more }))));
  }
}

/** Handles everything that is due. */
async function drain(inbox: Inbox): Promise<void> {
  for (;;) {
    const claims = await inbox.claim({ limit: 250, leaseMs: minuteMs });
    if (claims.length === 0) return;
    await Promise.all(claims.map((claim) => inbox.done(claim)));
  }
}

async function finish(inbox: Inbox, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await inbox.put(entryOf(`${at}`));
  await drain(inbox);
}
