import { spawn } from "node:child_process";
import { once } from "node:events";
import type pg from "pg";
import { expect, inject, type TestContext, test, vi } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import type { StoppingOptions } from "./children/stopping.ts";
import { allowSchemas, connect, makeRole, makeSchemaName, openInbox } from "./place.ts";
import { Pooler } from "./pooler/pooler.ts";

// Another transaction locks rows or tables for longer than the inbox waits. No statement stays behind on the server,
// and each caller gets the correct answer.

const hourMs = 3_600_000;
const patience = { timeout: 60_000, interval: 20 };
const hooks = { sweepMs: 2 ** 30 };

/** Counts the statements on a schema that wait for a lock. */
async function countWaiting(client: pg.Client, schema: string): Promise<number> {
  const { rows } = await client.query<{ readonly count: number }>(
    `SELECT count(*)::integer AS count FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND position($1 in query) > 0`,
    [schema],
  );
  return rows[0]?.count ?? 0;
}

/** Begins a transaction that holds a lock until its client commits. */
async function hold(statement: string, { onTestFinished }: TestContext): Promise<pg.Client> {
  const client = await connect(undefined, onTestFinished);
  await client.query("BEGIN");
  await client.query(statement);
  return client;
}

test.concurrent("a settlement reports success if an earlier, unanswered attempt settled the lease", async (context) => {
  // This pooler does not forward cancel requests.
  const pooler = await Pooler.start(inject("postgresUrl"), 3);
  context.onTestFinished(() => pooler.close());
  const { inbox, schema } = await openInbox({ url: pooler.url, hooks }, context.onTestFinished);
  await inbox.put(entryOf("a"));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: hourMs });
  const holder = await hold(`SELECT FROM ${schema}.deliveries FOR UPDATE`, context);
  const settling = claim && inbox.dead(claim, "why");
  const client = await connect(undefined, context.onTestFinished);
  await vi.waitFor(async () => expect(await countWaiting(client, schema)).toBe(2), patience);
  await holder.query("COMMIT");
  expect(await settling).toBe(true);
  expect(await inbox.stats()).toMatchObject({ claimed: 0, dead: 1 });
});

test.concurrent("a statement that is not answered in time stops waiting for its lock", async (context) => {
  const { inbox, schema } = await openInbox({ hooks }, context.onTestFinished);
  const holder = await hold(`LOCK TABLE ${schema}.deliveries`, context);
  await expect(inbox.put(entryOf("a"))).rejects.toMatchObject({ code: "storage_failed" });
  const client = await connect(undefined, context.onTestFinished);
  await vi.waitFor(async () => expect(await countWaiting(client, schema)).toBe(0), patience);
  await holder.query("COMMIT");
  expect(await inbox.put(entryOf("b"))).toEqual({ outcome: "stored" });
  expect(await inbox.stats()).toMatchObject({ waiting: 1 });
});

test.concurrent("a process that stops while it changes entries holds their locks for seconds", async (context) => {
  const { inbox, schema } = await openInbox({ hooks }, context.onTestFinished);
  await inbox.put(entryOf("a"));
  const options: StoppingOptions = { url: inject("postgresUrl"), schema, key: "a" };
  const program = new URL("./children/stopping.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: "inherit" });
  context.onTestFinished(async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  });
  const client = await connect(undefined, context.onTestFinished);
  const tryLock = () => client.query(`SELECT FROM ${schema}.deliveries FOR UPDATE NOWAIT`);
  await vi.waitFor(() => expect(tryLock()).rejects.toHaveProperty("code", "55P03"), patience);
  await vi.waitFor(tryLock, patience);
  expect(await inbox.stats()).toMatchObject({ waiting: 1 });
});

test.concurrent.for(["lock_timeout", "statement_timeout"])(
  "the tables are made after another made theirs, though the user has a short %s",
  async (setting, context) => {
    const role = await makeRole();
    const client = await connect(undefined, context.onTestFinished);
    await allowSchemas(role.name);
    await client.query(`ALTER ROLE ${role.name} SET ${setting} = '200ms'`);
    const holder = await hold(`SELECT pg_advisory_xact_lock(${0x6f_77_62_69})`, context);
    const opening = openInbox(
      { url: role.url, schema: makeSchemaName(), hooks },
      context.onTestFinished,
    );
    let hasEnded = false;
    const end = () => {
      hasEnded = true;
    };
    opening.then(end, end);
    const waits = async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock'
          AND now() - query_start > interval '500 ms'`,
        [role.name],
      );
      return rows.length === 1;
    };
    await vi.waitFor(async () => expect(hasEnded || (await waits())).toBe(true), patience);
    await holder.query("COMMIT");
    const { inbox } = await opening;
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  },
);
