import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox } from "./place.ts";

// The number of waiting operations is limited, and they complete before the inbox is closed.

/** Blocks every statement on the table until it is released. */
async function lockTable(schema: string): Promise<() => Promise<unknown>> {
  const client = await connect();
  await client.query("BEGIN");
  await client.query(`LOCK TABLE ${schema}.deliveries`);
  return () => client.query("COMMIT");
}

test("put answers full beyond the operations that may wait", async () => {
  const { inbox, schema } = await openInbox({ limits: { maxQueued: 3 } });
  const release = await lockTable(schema);
  const waiting = ["a", "b", "c"].map((key) => inbox.put(entryOf(key)));
  expect(await inbox.put(entryOf("d"))).toEqual({ outcome: "full" });
  await release();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ outcome: "stored" })));
  expect(await inbox.put(entryOf("d"))).toEqual({ outcome: "stored" });
});

test("put answers full beyond the bytes that may wait, and accepts a large body alone", async () => {
  const { inbox, schema } = await openInbox({ limits: { maxQueuedBytes: 1_000 } });
  const release = await lockTable(schema);
  const large = inbox.put(entryOf("large", { body: new Uint8Array(5_000) }));
  expect(await inbox.put(entryOf("small", { body: new Uint8Array(1) }))).toEqual({
    outcome: "full",
  });
  await release();
  expect(await large).toEqual({ outcome: "stored" });
  expect(await inbox.put(entryOf("small"))).toEqual({ outcome: "stored" });
});

test("close completes waiting operations, and later ones reject", async () => {
  const { inbox, schema } = await openInbox();
  const release = await lockTable(schema);
  const waiting = [inbox.put(entryOf("a")), inbox.put(entryOf("b"))];
  const closing = inbox.close?.();
  await expect(inbox.put(entryOf("late"))).rejects.toMatchObject({ code: "inbox_closed" });
  await expect(inbox.stats()).rejects.toMatchObject({ code: "inbox_closed" });
  await release();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ outcome: "stored" })));
  await closing;
  const { inbox: later } = await openInbox({ schema });
  expect(await later.stats()).toMatchObject({ waiting: 2 });
});

test("a body is copied, because its buffer may be reused", async () => {
  const { inbox } = await openInbox();
  const body = new Uint8Array([1, 2, 3]);
  const putting = inbox.put(entryOf("a", { body }));
  body.fill(0);
  await putting;
  expect((await inbox.read("a"))?.body).toEqual(Buffer.from([1, 2, 3]));
});

test("bodies of all sizes keep their bytes, although memory is reused", async () => {
  const { inbox } = await openInbox();
  const sizes = [0, 1, 100, 300, 2_000, 8_191, 65_535, 65_536, 300_000];
  const bodies = new Map<string, Buffer>();
  async function put(key: string, size: number): Promise<void> {
    const body = randomBytes(size);
    bodies.set(key, Buffer.from(body));
    const putting = inbox.put(entryOf(key, { body }));
    body.fill(0);
    expect(await putting).toEqual({ outcome: "stored" });
  }
  // More than all groups in progress hold. Waiting bodies must not change while others are answered and put again.
  const chains = Array.from({ length: 800 }, async (_, chain) => {
    for (let turn = 0; turn < 3; turn += 1) {
      const size = chain % 40 === 0 ? sizes[(chain / 40 + turn) % sizes.length] : undefined;
      await put(`${chain} ${turn}`, size ?? 50 + turn);
    }
  });
  await Promise.all(chains);
  for (const [key, body] of bodies) expect((await inbox.read(key))?.body).toEqual(body);
  expect(bodies.size).toBe(2_400);
});

test("an invalid lease settles nothing", async () => {
  const { inbox } = await openInbox();
  await inbox.put(entryOf("a"));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
  for (const lease of ["", "1", "1/2", `${claim?.lease}0`, "99999999999999999999/x", "'; --"]) {
    expect(claim && (await inbox.done({ ...claim, lease }))).toBe(false);
  }
});
