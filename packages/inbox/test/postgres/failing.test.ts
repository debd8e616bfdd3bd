import { setTimeout as sleep } from "node:timers/promises";
import type { Inbox } from "@order-webhooks/receiver";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, openInbox } from "./place.ts";

// Connections are cut, and the server stops and restarts. No acknowledged delivery is lost, and the inbox recovers
// automatically.

const hourMs = 3_600_000;
const patience = { timeout: 300_000, interval: 20 };

let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.remove());

/** Puts and handles entries until it is stopped. It retries rejected calls, like senders and workers. */
class Load {
  readonly #senders: readonly Promise<void>[];
  readonly #workers: readonly Promise<void>[];
  #isStopped = false;
  #isAllSent = false;
  #next = 0;
  /** The keys of the acknowledged entries. */
  readonly stored = new Set<string>();
  readonly rejections: unknown[] = [];

  constructor(inboxes: readonly Inbox[]) {
    this.#senders = inboxes.flatMap((inbox) => Array.from({ length: 8 }, () => this.#put(inbox)));
    this.#workers = inboxes.map((inbox) => this.#work(inbox));
  }

  /** Resolves when all entries are handled. Workers continue until no sender stores more. */
  async end(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#senders);
    this.#isAllSent = true;
    await Promise.all(this.#workers);
  }

  async #put(inbox: Inbox): Promise<void> {
    while (!this.#isStopped) {
      this.#next += 1;
      const key = `${this.#next}`;
      await this.#insist(() => inbox.put(entryOf(key)));
      this.stored.add(key);
    }
  }

  async #work(inbox: Inbox): Promise<void> {
    for (;;) {
      const claims = await this.#insist(() => inbox.claim({ limit: 20, leaseMs: 2_000 }));
      await Promise.all(claims.map((claim) => this.#insist(() => inbox.done(claim))));
      const { waiting, claimed } = await this.#insist(() => inbox.stats());
      if (this.#isAllSent && waiting + claimed === 0) return;
      if (claims.length === 0) await sleep(10);
    }
  }

  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.rejections.push(error);
      }
    }
  }
}

/** Opens two inboxes on a new schema, and loads both. */
async function load(): Promise<{ readonly running: Load; readonly inbox: Inbox }> {
  const { inbox, schema } = await openInbox({ url: server.url });
  const { inbox: other } = await openInbox({ url: server.url, schema });
  return { running: new Load([inbox, other]), inbox };
}

async function expectAllHandled(running: Load, inbox: Inbox): Promise<void> {
  await running.end();
  expect(running.stored.size).toBeGreaterThan(100);
  expect(await inbox.stats()).toMatchObject({ waiting: 0, done: running.stored.size, bytes: 0 });
}

async function grow({ stored }: Load, by: number): Promise<void> {
  const least = stored.size + by;
  await vi.waitFor(() => expect(stored.size).toBeGreaterThan(least), patience);
}

describe("under load", () => {
  test("connections that the server ends are replaced, and no call rejects", async () => {
    const { running, inbox } = await load();
    const client = await connect(server.url);
    for (let round = 0; round < 10; round += 1) {
      await grow(running, 50);
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'order-webhooks-inbox'",
      );
    }
    await expectAllHandled(running, inbox);
    expect(running.rejections).toEqual([]);
  });

  test("a server that restarts, and one that is killed, lose nothing", async () => {
    const { running, inbox } = await load();
    for (const end of [() => server.stop(), () => server.kill(), () => server.kill()]) {
      await grow(running, 100);
      await end();
      await server.resume();
    }
    await grow(running, 100);
    await expectAllHandled(running, inbox);
  });
});

test("a deadlock with another transaction is retried", async () => {
  const { inbox, schema } = await openInbox({ url: server.url });
  for (const key of ["a", "b"]) await inbox.put(entryOf(key));
  const claims = await inbox.claim({ limit: 2, leaseMs: hourMs });
  const client = await connect(server.url);
  const lock = (key: string) =>
    client.query(`SELECT FROM ${schema}.deliveries WHERE key = $1 FOR UPDATE`, [key]);
  // The inbox waits for the second of its rows, and the other transaction for the first. PostgreSQL cancels one of
  // them.
  await client.query("SET deadlock_timeout = '10s'");
  await client.query("BEGIN");
  await lock("b");
  const settling = Promise.all(claims.map((claim) => inbox.done(claim)));
  await waitForLock();
  await lock("a").catch(() => undefined);
  await client.query("ROLLBACK");
  expect(await settling).toEqual([true, true]);
  expect(await countDeadlocks()).toBeGreaterThan(0);
});

async function waitForLock(): Promise<void> {
  const client = await connect(server.url);
  const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  await vi.waitFor(
    async () => expect((await client.query(waiting)).rowCount).toBeGreaterThan(0),
    patience,
  );
}

async function countDeadlocks(): Promise<number> {
  const client = await connect(server.url);
  const { rows } = await client.query(
    "SELECT sum(deadlocks)::integer AS count FROM pg_stat_database",
  );
  return rows[0].count;
}

test("calls reject while the server stays down, and the inbox continues once it is back", async () => {
  const { inbox } = await openInbox({ url: server.url });
  await inbox.put(entryOf("before"));
  await server.stop();
  const calls = [
    inbox.put(entryOf("down")),
    inbox.put(entryOf("before")),
    inbox.claim({ limit: 1, leaseMs: hourMs }),
    inbox.stats(),
  ];
  for (const settled of await Promise.allSettled(calls)) {
    const reason = { name: "InboxError", code: "storage_failed" };
    expect(settled).toMatchObject({ status: "rejected", reason });
  }
  // Later calls fail at once.
  await expect(inbox.put(entryOf("down"))).rejects.toMatchObject({ code: "storage_failed" });
  await server.resume();
  await vi.waitFor(async () => {
    expect(await inbox.put(entryOf("down"))).toEqual({ outcome: "stored" });
  }, patience);
  expect(await inbox.put(entryOf("before"))).toEqual({ outcome: "duplicate", state: "waiting" });
});
