import { inspect } from "node:util";
import type { Inbox, InboxEntry } from "@order-webhooks/receiver";
import { expect, test } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox, openPair } from "./place.ts";

// Many concurrent callers in two inboxes on one schema, and transactions of other programs.

const hourMs = 3_600_000;

test("fifty copies at once, in two inboxes, are one entry", async () => {
  const { inbox, other } = await openPair();
  const copies = Array.from({ length: 50 }, (_, index) =>
    (index % 2 === 0 ? inbox : other).put(entryOf("a")),
  );
  const outcomes = (await Promise.all(copies)).map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(49);
  expect(await inbox.stats()).toMatchObject({ waiting: 1 });
});

test("groups with the same keys in different orders all succeed", async () => {
  const { inbox, other } = await openPair();
  const keys = Array.from({ length: 100 }, (_, index) => `${index}`);
  for (let round = 0; round < 10; round += 1) {
    const forward = keys.map((key) => inbox.put(entryOf(`${round} ${key}`)));
    const backward = keys.toReversed().map((key) => other.put(entryOf(`${round} ${key}`)));
    const outcomes = (await Promise.all([...forward, ...backward])).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(100);
  }
});

test("each delivery that many claim at once in two inboxes has one claim, and is settled once", async () => {
  const { inbox, other } = await openPair();
  await Promise.all(Array.from({ length: 400 }, (_, index) => inbox.put(entryOf(`${index}`))));
  const drains = [inbox, other, inbox, other].map((one) => drain(one));
  const keys = (await Promise.all(drains)).flat();
  expect(keys).toHaveLength(400);
  expect(new Set(keys).size).toBe(400);
  expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, done: 400, bytes: 0 });
});

/** Handles everything that is due. Resolves to the keys. */
async function drain(inbox: Inbox): Promise<readonly string[]> {
  const keys: string[] = [];
  for (;;) {
    const claims = await inbox.claim({ limit: 7, leaseMs: hourMs });
    if (claims.length === 0) return keys;
    const settled = await Promise.all(claims.map((claim) => inbox.done(claim)));
    keys.push(...claims.filter((_, index) => settled[index]).map(({ entry }) => entry.key));
  }
}

test("a row that another transaction locks does not block other claims", async () => {
  const { inbox, schema } = await openInbox();
  for (const key of ["locked", "free"]) await inbox.put(entryOf(key));
  const client = await connect();
  await client.query("BEGIN");
  await client.query(`SELECT FROM ${schema}.deliveries WHERE key = 'locked' FOR UPDATE`);
  expect(await claimKeys(inbox)).toEqual(["free"]);
  await client.query("COMMIT");
  expect(await claimKeys(inbox)).toEqual(["locked"]);
});

async function claimKeys(inbox: Inbox): Promise<readonly string[]> {
  const claims = await inbox.claim({ limit: 10, leaseMs: hourMs });
  return claims.map(({ entry }) => entry.key);
}

test("a duplicate, and its group, do not wait for a row that a transaction locks", async () => {
  const { inbox, schema } = await openInbox();
  await inbox.put(entryOf("locked"));
  const client = await connect();
  await client.query("BEGIN");
  await client.query(`SELECT FROM ${schema}.deliveries FOR UPDATE`);
  const puts = [inbox.put(entryOf("locked")), inbox.put(entryOf("new"))];
  expect(await Promise.all(puts)).toEqual([
    { outcome: "duplicate", state: "waiting" },
    { outcome: "stored" },
  ]);
  await client.query("ROLLBACK");
});

const oddTexts = [
  "\0",
  "\ud800",
  "\udc00\ud800",
  "\\",
  "\\0000",
  "\\#",
  "\u009f",
  "\u00e9\uffff",
  "\u{1f600}",
  "",
  "'\"{},\n",
];

test("entries that PostgreSQL's text cannot contain are stored unchanged, in one group", async () => {
  const { inbox } = await openInbox();
  const odd = oddTexts.map((text) => toOdd(text));
  const sizes = [0, 1, 1024 * 1024].map((size) =>
    entryOf(`${size} bytes`, { body: new Uint8Array(size).fill(255) }),
  );
  const entries = [...odd, ...sizes];
  const outcomes = await Promise.all(entries.map((entry) => inbox.put(entry)));
  expect(outcomes).toEqual(entries.map(() => ({ outcome: "stored" })));
  for (const entry of entries) {
    const read = await inbox.read(entry.key);
    expect(read && toComparable(read)).toEqual(toComparable(entry));
  }
  const names = await inbox.list({ state: "waiting" });
  expect(new Set(names.map(({ event }) => event))).toEqual(new Set([...oddTexts, "some.event"]));
  for (const { key, event } of odd) {
    expect(await inbox.list({ key, event: event ?? "" })).toMatchObject([{ key, event }]);
  }
});

function toOdd(text: string): InboxEntry {
  const key = `key ${text}`;
  const names = { rawEvent: text, event: text, purpose: text };
  return entryOf(key, { fingerprint: text, ...names, rememberMs: null });
}

function toComparable({ body, ...rest }: InboxEntry) {
  return { ...rest, body: Buffer.from(body).toString("base64"), rememberMs: null };
}

test("reasons that PostgreSQL's text cannot contain are stored unchanged", async () => {
  const { inbox } = await openInbox();
  for (const reason of oddTexts) {
    await inbox.put(entryOf(`dead ${reason}`));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: hourMs });
    expect(claim && (await inbox.dead(claim, reason))).toBe(true);
    expect(await inbox.list({ reason })).toMatchObject([{ key: `dead ${reason}`, reason }]);
  }
});

test("an entry that the owner's check refuses does not block the others of its group", async () => {
  const { inbox, schema } = await openInbox();
  const client = await connect();
  await client.query(`ALTER TABLE ${schema}.deliveries ADD CHECK (event <> 'refused')`);
  const puts = Array.from({ length: 20 }, (_, index) =>
    inbox.put(entryOf(`${index}`, index === 7 ? { event: "refused" } : {})),
  );
  const settled = await Promise.allSettled(puts);
  const rejected = settled.filter(({ status }) => status === "rejected");
  expect(rejected).toMatchObject([{ reason: { name: "InboxError", code: "storage_failed" } }]);
  // The server quotes the row, which must not get into a log.
  expect(inspect(rejected, { depth: null })).not.toContain("fingerprint of");
  expect(await inbox.stats()).toMatchObject({ waiting: 19 });
});
