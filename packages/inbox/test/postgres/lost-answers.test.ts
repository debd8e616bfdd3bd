import { beforeEach, expect, inject, onTestFinished, test } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { openInbox } from "./place.ts";
import { Pooler } from "./pooler/pooler.ts";

// The database commits, and its answer is lost. The caller still gets the correct answer.

const hourMs = 3_600_000;
const claim = { leaseMs: hourMs, senderMs: 2 * hourMs };

let pooler: Pooler;

beforeEach(async () => {
  pooler = await Pooler.start(inject("postgresUrl"), 3);
  onTestFinished(() => pooler.close());
});

async function open() {
  const { inbox } = await openInbox({ url: pooler.url, hooks: { sweepMs: 2 ** 30 } });
  return inbox;
}

test("a put recognizes the entry that it stored", async () => {
  const inbox = await open();
  pooler.fates.push("lost");
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "duplicate", state: "waiting" });
  pooler.fates.push("lost");
  expect(await inbox.put(entryOf("b", { quarantine: "why" }))).toEqual({ outcome: "stored" });
});

test("a put with a claim returns its claim, which settles the entry", async () => {
  const inbox = await open();
  pooler.fates.push("lost");
  const stored = await inbox.put(entryOf("a"), { claim });
  expect(stored).toMatchObject({ outcome: "stored", claim: { attempt: 1, awaitsSender: true } });
  const first = "claim" in stored ? stored.claim : undefined;
  expect(first && (await inbox.retry(first, 0))).toBe(true);
  // The insertion that finds the key and the read of its row are answered, and the claim is not.
  pooler.fates.push("passed", "passed", "lost");
  const again = await inbox.put(entryOf("a"), { claim });
  expect(again).toMatchObject({ outcome: "duplicate", claim: { attempt: 2 } });
  const second = "claim" in again ? again.claim : undefined;
  expect(second?.entry).toMatchObject({ key: "a", fingerprint: "fingerprint of a" });
  expect(second && (await inbox.done(second))).toBe(true);
});

test("a claim finds the entries that it claimed", async () => {
  const inbox = await open();
  for (const key of ["a", "b"]) await inbox.put(entryOf(key));
  pooler.fates.push("lost");
  const claims = await inbox.claim({ limit: 1, leaseMs: hourMs });
  expect(claims.map(({ entry, attempt }) => [entry.key, attempt])).toEqual([["a", 1]]);
  expect(await inbox.stats()).toMatchObject({ waiting: 1, claimed: 1 });
});

test("a settlement reports success", async () => {
  const inbox = await open();
  for (const key of ["done", "retried", "dead"]) await inbox.put(entryOf(key));
  const [done, retried, dead] = await inbox.claim({ limit: 3, leaseMs: hourMs });
  pooler.fates.push("lost");
  expect(done && (await inbox.done(done))).toBe(true);
  pooler.fates.push("lost");
  expect(retried && (await inbox.retry(retried, hourMs))).toBe(true);
  pooler.fates.push("lost");
  expect(dead && (await inbox.dead(dead, "why"))).toBe(true);
  for (const one of [done, retried, dead]) expect(one && (await inbox.done(one))).toBe(false);
  expect(await inbox.stats()).toMatchObject({ waiting: 1, done: 1, dead: 1 });
});

test("a connection that never answers is closed, and another one is used", async () => {
  const inbox = await open();
  pooler.fates.push("stalled");
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  expect(await inbox.stats()).toMatchObject({ waiting: 1 });
});
