import type { Inbox, ListedDelivery } from "@order-webhooks/receiver";
import { describe, expect, test, vi } from "vitest";
import type { PostgresInboxOptions } from "../../src/postgres.ts";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox, openPair } from "./place.ts";

// The retention of keys and of dead and quarantined entries. It uses the server's clock, but a jump never erases much
// at once.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const patience = { timeout: 120_000, interval: 10 };

/** Opens an inbox that sweeps all the time, and a clock for it. */
async function openShort(retention: PostgresInboxOptions["retention"] = {}) {
  let offsetMs = 0;
  const hooks = { clockOffsetMs: () => offsetMs, sweepMs: 5 };
  const { inbox, schema } = await openInbox({ retention, hooks });
  const client = await connect();
  const pass = (ms: number): void => {
    offsetMs += ms;
  };
  const count = async (): Promise<number> =>
    (await client.query(`SELECT count(*)::integer FROM ${schema}.deliveries`)).rows[0].count;
  return { inbox, schema, pass, count };
}

async function finish(inbox: Inbox, key: string): Promise<void> {
  await inbox.put(entryOf(key));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: minuteMs });
  if (claim) await inbox.done(claim);
}

describe("keys", () => {
  test("are known for their time after they were handled, then they are like new ones", async () => {
    const { inbox, pass } = await openShort({ keysMs: 10 * minuteMs });
    await finish(inbox, "a");
    pass(9 * minuteMs);
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "duplicate", state: "done" });
    pass(minuteMs);
    expect(await inbox.list({ state: "done" })).toEqual([]);
    expect(await inbox.put(entryOf("a", { fingerprint: "other" }))).toEqual({ outcome: "stored" });
  });

  test("leave no row behind", async () => {
    const { inbox, pass, count } = await openShort({ keysMs: 10 * minuteMs });
    await finish(inbox, "a");
    await inbox.put(entryOf("b", { rememberMs: 10 * minuteMs }));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: minuteMs });
    if (claim) await inbox.done(claim);
    expect(await count()).toBe(2);
    pass(11 * minuteMs);
    await vi.waitFor(async () => expect(await count()).toBe(0), patience);
  });
});

describe("what is dead or quarantined", () => {
  test("is reported before it goes, and its key stays known for the rest of its time", async () => {
    const { inbox, pass } = await openShort({ keptMs: 10 * minuteMs, keysMs: 20 * minuteMs });
    const dropped: ListedDelivery[] = [];
    const bodies: unknown[] = [];
    inbox.onDrop?.((one) => {
      dropped.push(one);
      bodies.push(inbox.read(one.key));
    });
    await inbox.put(entryOf("quarantined", { quarantine: "not_json" }));
    await inbox.put(entryOf("dead"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: minuteMs });
    if (claim) await inbox.dead(claim, "it fails");
    pass(11 * minuteMs);
    await vi.waitFor(() => expect(dropped).toHaveLength(2), patience);
    expect(dropped).toMatchObject([
      { key: "quarantined", state: "quarantined", reason: "not_json" },
      { key: "dead", state: "dead", reason: "it fails", attempts: 1 },
    ]);
    expect(await Promise.all(bodies)).toMatchObject([{ key: "quarantined" }, { key: "dead" }]);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(await inbox.read("dead")).toBeUndefined();
    expect(await inbox.put(entryOf("dead"))).toEqual({ outcome: "duplicate", state: "done" });
    pass(10 * minuteMs);
    expect(await inbox.put(entryOf("dead"))).toEqual({ outcome: "stored" });
  });

  test("goes in steps, each entry once, though several inboxes look for it", async () => {
    const retention = { keptMs: minuteMs };
    const { inbox, other, pass } = await openPair({ retention, hooks: { sweepMs: 5 } });
    const dropped: string[] = [];
    for (const one of [inbox, other]) one.onDrop?.(({ key }) => dropped.push(key));
    const keys = Array.from({ length: 300 }, (_, index) => `${index}`);
    await Promise.all(keys.map((key) => inbox.put(entryOf(key, { quarantine: "not_json" }))));
    pass(2 * minuteMs);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(dropped).toHaveLength(300);
    expect(new Set(dropped).size).toBe(300);
  });

  test("is not dropped if it was replayed meanwhile", async () => {
    const { inbox, pass } = await openShort({ keptMs: minuteMs });
    for (const key of ["gone", "kept"]) await inbox.put(entryOf(key, { quarantine: "not_json" }));
    await inbox.replay({ key: "kept" });
    pass(2 * minuteMs);
    await vi.waitFor(async () => expect(await inbox.list()).toEqual([]), patience);
    expect(await inbox.read("gone")).toBeUndefined();
    expect(await inbox.read("kept")).toMatchObject({ key: "kept", quarantine: null });
  });
});

test("a server's clock that jumps ahead deletes nothing at once, and nothing once it is right again", async () => {
  const { inbox, schema, pass, count } = await openShort({
    keptMs: 30 * dayMs,
    keysMs: 30 * dayMs,
  });
  const client = await connect();
  await inbox.put(entryOf("kept", { quarantine: "not_json" }));
  await finish(inbox, "done");
  const sweptAt = async (): Promise<number> =>
    (await client.query(`SELECT swept_at::float FROM ${schema}.inbox`)).rows[0].swept_at;
  const before = await sweptAt();
  pass(100 * dayMs);
  await vi.waitFor(async () => expect(await sweptAt()).toBeGreaterThan(before), patience);
  expect(await inbox.list()).toMatchObject([{ key: "kept" }]);
  expect(await count()).toBe(2);
  pass(-100 * dayMs);
  await vi.waitFor(async () => expect(await sweptAt()).toBeLessThan(before + dayMs), patience);
  expect(await inbox.list()).toMatchObject([{ key: "kept" }]);
  expect(await inbox.put(entryOf("done"))).toEqual({ outcome: "duplicate", state: "done" });
});

test("time that goes by ages the inbox by an hour a minute at most, until it has caught up", async () => {
  const { inbox, schema, pass } = await openShort({ keptMs: 2 * hourMs });
  const client = await connect();
  const aged = async (): Promise<number> =>
    (await client.query(`SELECT aged::float FROM ${schema}.inbox`)).rows[0].aged;
  await inbox.put(entryOf("kept", { quarantine: "not_json" }));
  const start = await aged();
  pass(10 * hourMs);
  for (let minutes = 1; minutes <= 2; minutes += 1) {
    await vi.waitFor(async () => expect(await aged()).toBeGreaterThan(start), patience);
    expect(await aged()).toBeLessThanOrEqual(start + minutes * hourMs);
    expect(await inbox.list()).toHaveLength(1);
    pass(minuteMs);
  }
  await vi.waitFor(async () => {
    pass(minuteMs);
    expect(await inbox.list()).toEqual([]);
  }, patience);
});
