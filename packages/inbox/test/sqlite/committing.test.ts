import { createSqliteInbox as createFromBuild } from "@order-webhooks/inbox/sqlite";
import type { ListedDelivery } from "@order-webhooks/receiver";
import { describe, expect, onTestFinished, test } from "vitest";
import { Child } from "./child.ts";
import { entryOf } from "./entries.ts";
import { makeFile, openInbox } from "./place.ts";

// Acknowledged deliveries are on disk, however the process ends, and many deliveries share a commit.

test("acknowledged entries survive a kill, and surviving entries are complete", async () => {
  const file = await makeFile();
  const child = new Child("put-until-killed.ts", [file]);
  const lines: string[] = [];
  while (lines.length < 300) lines.push(await child.line());
  await child.kill();
  lines.push(...(await child.rest()));
  const acknowledged = lines.filter((line) => /^stored \d+-\d+$/.test(line)).map(keyIn);
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);

  const { inbox } = await openInbox({ file });
  const kept = new Map<string, Uint8Array>();
  for (;;) {
    const claims = await inbox.claim({ limit: 500, leaseMs: 60_000 });
    if (claims.length === 0) break;
    for (const { entry } of claims) kept.set(entry.key, entry.body);
  }
  expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
  for (const [key, body] of kept) expect(body).toEqual(entryOf(key).body);
});

function keyIn(line: string): string {
  return line.split(" ")[1] ?? "";
}

test("a lease and its fence survive a kill", async () => {
  const { file, inbox } = await openInbox();
  await inbox.put(entryOf("a"));
  const [old] = await inbox.claim({ limit: 1, leaseMs: 0 });
  await inbox.close?.();
  const { inbox: later } = await openInbox({ file });
  const [fresh] = await later.claim({ limit: 1, leaseMs: 60_000 });
  expect(fresh).toMatchObject({ attempt: 2, entry: { key: "a" } });
  expect(old && (await later.done(old))).toBe(false);
  expect(fresh && (await later.done(fresh))).toBe(true);
});

test("the same key, put by many at once, is stored once", async () => {
  const { inbox } = await openInbox();
  const puts = Array.from({ length: 600 }, (_, at) => inbox.put(entryOf(`key ${at % 3}`)));
  const outcomes = (await Promise.all(puts)).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(3);
  expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(597);
});

test("a body is copied when it is put, because its buffer may be reused", async () => {
  const { inbox } = await openInbox();
  const body = new TextEncoder().encode("as it was signed");
  const put = inbox.put(entryOf("a", { body }));
  body.fill(0);
  await put;
  const read = await inbox.read("a");
  expect(new TextDecoder().decode(read?.body)).toBe("as it was signed");
});

test("any text and any bytes are returned unchanged", async () => {
  const { inbox } = await openInbox();
  const body = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
  const given = {
    ...entryOf(`nul \0, quote ' and 😀`, { body, quarantine: "a\0b" }),
    event: "event \0 ü",
    purpose: "'; DROP TABLE deliveries; --",
    rawEvent: "",
    rememberMs: 5,
  };
  await inbox.put(given);
  await inbox.put(entryOf("empty", { body: new Uint8Array() }));
  expect(await inbox.read(given.key)).toEqual(given);
  expect((await inbox.read("empty"))?.body).toEqual(new Uint8Array());
  const [listed] = await inbox.list({ event: given.event, purpose: given.purpose });
  expect(listed).toMatchObject({ key: given.key, reason: "a\0b", bytes: 70_000 });
});

test("fractional and infinite durations are accepted", async () => {
  const { inbox } = await openInbox();
  await inbox.put(entryOf("a", { rememberMs: Number.POSITIVE_INFINITY }));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 1e300 });
  expect(claim && (await inbox.retry(claim, 0.25))).toBe(true);
  await inbox.put(entryOf("b"), { claim: { leaseMs: 0.5, senderMs: Number.MAX_VALUE } });
  const [b] = await inbox.list({ key: "b" });
  expect(b?.dueMs).toBeGreaterThan(1e12);
});

test.each([
  ["key", 5],
  ["fingerprint", null],
  ["body", "text"],
])("an entry with a wrong %s is refused, and nothing next to it", async (name, wrong) => {
  const { inbox } = await openInbox();
  const broken = entryOf("broken");
  // Users of JavaScript can pass such values, because no types are checked.
  Reflect.set(broken, name, wrong);
  const [refused, stored] = await Promise.allSettled([inbox.put(broken), inbox.put(entryOf("a"))]);
  expect(refused).toMatchObject({ reason: { code: "entry_invalid", place: `entry.${name}` } });
  expect(stored).toMatchObject({ value: { outcome: "stored" } });
});

describe("the queue", () => {
  test("accepts a limited number of deliveries, while other operations run", async () => {
    const { inbox } = await openInbox({ limits: { maxQueued: 10 }, hooks: { sweepMs: 600_000 } });
    await inbox.put(entryOf("first"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
    const puts = Array.from({ length: 15 }, (_, at) => inbox.put(entryOf(`${at}`)));
    const isDone = claim && inbox.done(claim);
    const outcomes = (await Promise.all(puts)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array(10).fill("stored"), ...Array(5).fill("full")]);
    expect(await isDone).toBe(true);
    expect(await inbox.put(entryOf("14"))).toEqual({ outcome: "stored" });
  });

  test("accepts a limited number of bytes, and one larger body if it is alone", async () => {
    const { inbox } = await openInbox({ limits: { maxQueuedBytes: 1_000 } });
    const put = (key: string, bytes: number) =>
      inbox.put(entryOf(key, { body: new Uint8Array(bytes) }));
    const results = await Promise.all([put("a", 600), put("b", 600), put("c", 400)]);
    expect(results.map(({ outcome }) => outcome)).toEqual(["stored", "full", "stored"]);
    expect(await put("large", 5_000)).toEqual({ outcome: "stored" });
  });
});

describe("the end", () => {
  test("close completes earlier operations, and refuses later ones", async () => {
    const { file, inbox } = await openInbox();
    const puts = Array.from({ length: 700 }, (_, at) => inbox.put(entryOf(`${at}`)));
    const closed = Promise.all([inbox.close?.(), inbox.close?.()]);
    const late = inbox.put(entryOf("late"));
    await expect(late).rejects.toMatchObject({ name: "InboxError", code: "inbox_closed" });
    await closed;
    expect(new Set((await Promise.all(puts)).map(({ outcome }) => outcome))).toEqual(
      new Set(["stored"]),
    );
    await expect(inbox.stats()).rejects.toThrow(/\[inbox_closed\] .*Close the receiver before/);
    const { inbox: later } = await openInbox({ file });
    expect(await later.stats()).toMatchObject({ waiting: 700 });
  });

  test("an idle inbox does not keep the process alive, and a delivery in progress does", async () => {
    const file = await makeFile();
    const child = new Child("put-and-end.ts", [file]);
    const stored = [{ outcome: "stored" }, { outcome: "stored" }, { outcome: "stored" }];
    expect(JSON.parse(await child.line())).toEqual(stored);
    expect(await child.ended()).toBe(0);
    const { inbox } = await openInbox({ file });
    expect(await inbox.stats()).toMatchObject({ waiting: 3 });
  });
});

test("the built package finds its thread", async () => {
  const inbox = await createFromBuild({ file: await makeFile() });
  onTestFinished(() => inbox.close?.());
  expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  const listed: readonly ListedDelivery[] = await inbox.list({ state: "waiting" });
  expect(listed).toMatchObject([{ key: "a" }]);
});
