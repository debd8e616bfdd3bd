import { inboxContract } from "@order-webhooks/receiver/inbox-contract";
import { beforeAll, expect, inject, test } from "vitest";
import { connect, makeUnderTest } from "./place.ts";
import { Pooler } from "./pooler/pooler.ts";

// The inbox contract through a transaction pooler, which assigns each transaction to another connection.

const connections = 3;

let pooler: Pooler;

beforeAll(async () => {
  pooler = await Pooler.start(inject("postgresUrl"), connections);
  return () => pooler.close();
});

test.each(inboxContract)("$name", ({ run }) => run(() => makeUnderTest(pooler.url)));

test("each transaction has another connection, and leaves nothing on it", async () => {
  expect(pooler.changes).toBeGreaterThan(pooler.transactions / 2);
  const client = await connect(pooler.url);
  const processes = new Set<unknown>();
  for (let tries = 0; tries < 2 * connections; tries += 1) {
    const { rows } = await client.query(
      `SELECT pg_backend_pid() AS process,
        (SELECT count(*)::integer FROM pg_prepared_statements WHERE name <> '') AS statements,
        (SELECT count(*)::integer FROM pg_listening_channels()) AS channels,
        (SELECT count(*)::integer FROM pg_locks
          WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks,
        (SELECT array_agg(name) FROM pg_settings WHERE source = 'session') AS settings`,
    );
    const { process, ...left } = rows[0];
    processes.add(process);
    expect(left).toEqual({ statements: 0, channels: 0, locks: 0, settings: null });
  }
  expect(processes.size).toBe(connections);
});
