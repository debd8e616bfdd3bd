import { expect, test } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox } from "./place.ts";

// What waits for the database is limited, and is settled before the inbox is closed.

/** Keeps every statement on the table waiting until it is released. */
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

test("put answers full beyond the bytes that may wait, and takes a large body alone", async () => {
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

test("close settles what waits, and what comes later rejects", async () => {
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

test("a body is copied, since its buffer may be used again", async () => {
  const { inbox } = await openInbox();
  const body = new Uint8Array([1, 2, 3]);
  const putting = inbox.put(entryOf("a", { body }));
  body.fill(0);
  await putting;
  expect((await inbox.read("a"))?.body).toEqual(Buffer.from([1, 2, 3]));
});

test("a text that is no lease settles nothing", async () => {
  const { inbox } = await openInbox();
  await inbox.put(entryOf("a"));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
  for (const lease of ["", "1", "1/2", `${claim?.lease}0`, "99999999999999999999/x", "'; --"]) {
    expect(claim && (await inbox.done({ ...claim, lease }))).toBe(false);
  }
});
