import type { TransactionClient } from "@order-webhooks/receiver";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { isInboxError } from "../../../src/postgres.ts";
import { entryOf } from "../../sqlite/entries.ts";
import { claimOne, hourMs, openShop, paying, rejectionOf, type Shop, unaborted } from "./shop.ts";

const patience = { timeout: 300_000, interval: 20 };

let rejections: unknown[];
const note = (error: unknown) => void rejections.push(error);

beforeAll(() => {
  rejections = [];
  process.on("unhandledRejection", note);
});

afterAll(() => {
  process.off("unhandledRejection", note);
  expect(rejections).toEqual([]);
});

function inboxError(code: string, found: string): unknown {
  const isExpected = (error: unknown) =>
    isInboxError(error) && error.code === code && error.message.includes(found);
  return expect.toSatisfy(isExpected, `[${code}] ${found}`);
}

/** Expects that nothing was committed, and that the delivery can still be handled, once. */
async function expectRolledBack(shop: Shop, claim: Awaited<ReturnType<typeof claimOne>>) {
  expect(await shop.listPayments()).toEqual([]);
  expect(await shop.inbox.stats()).toMatchObject({ claimed: 1, done: 0 });
  await shop.inbox.transaction(claim, paying(shop), unaborted);
  expect(await shop.listPayments()).toEqual(["a"]);
  expect(await shop.inbox.stats()).toMatchObject({ claimed: 0, done: 1, bytes: 0 });
}

describe("what a handler writes", () => {
  test("becomes visible together with the state of its delivery", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const seen: unknown[] = [];
    const result = await shop.inbox.transaction(
      claim,
      async (client) => {
        await paying(shop)(client);
        seen.push(await shop.listPayments(), (await shop.inbox.stats()).claimed);
        const { rows } = await client.query<{ readonly count: number }>(
          `SELECT count(*)::integer AS count FROM ${shop.payments}`,
        );
        return rows[0]?.count;
      },
      unaborted,
    );
    expect([result, seen]).toEqual([1, [[], 1]]);
    expect(await shop.listPayments()).toEqual(["a"]);
    expect(await shop.inbox.stats()).toMatchObject({ claimed: 0, done: 1, bytes: 0 });
    expect(await shop.query(`SELECT count(*)::integer FROM ${shop.schema}.bodies`)).toEqual([
      { count: 0 },
    ]);
  });

  test("is rolled back if it throws", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const failure = new Error("no");
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      throw failure;
    };
    expect(await rejectionOf(shop.inbox.transaction(claim, work, unaborted))).toBe(failure);
    await expectRolledBack(shop, claim);
  });

  test("is rolled back if a statement failed, even if the function caught the error", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const errors: unknown[] = [];
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await client.query("SELECT 1 / 0").catch((error: unknown) => errors.push(error));
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("transaction_failed", "a statement failed"));
    expect(error).toHaveProperty("cause", errors[0]);
    await expectRolledBack(shop, claim);
  });

  test("is committed if it rolls back to a savepoint after a failure", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await client.query("SAVEPOINT before");
      await paying(shop, "never")(client);
      await rejectionOf(client.query("SELECT 1 / 0"));
      await client.query("ROLLBACK TO SAVEPOINT before");
      await client.query("/* again */ rollback work to before");
      await client.query("RELEASE SAVEPOINT before");
    };
    await shop.inbox.transaction(claim, work, unaborted);
    expect(await shop.listPayments()).toEqual(["a"]);
  });

  test("is rolled back if a deferred constraint refuses the commit", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const unique = `${shop.schema}.once`;
    await shop.query(`CREATE TABLE ${unique} (id integer UNIQUE DEFERRABLE INITIALLY DEFERRED)`);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await client.query(`INSERT INTO ${unique} VALUES (1), (1)`);
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toHaveProperty("code", "23505");
    await expectRolledBack(shop, claim);
  });

  test("without being awaited belongs to the transaction, and runs in order", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      for (const key of ["1", "2", "3"]) paying(shop, key)(client);
    };
    await shop.inbox.transaction(claim, work, unaborted);
    expect(await shop.listPayments()).toEqual(["1", "2", "3"]);
  });

  test("is rolled back if a statement fails that the function did not await", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      client.query("SELECT 1 / 0").catch(() => {});
      client.query("SELECT 1 / 0");
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("transaction_failed", "a statement failed"));
    await expectRolledBack(shop, claim);
  });
});

describe("a handler cannot end its transaction:", () => {
  const statements = [
    ...["COMMIT", "commit;", "END", "ABORT", "ROLLBACK", "rollback work", "BEGIN"],
    ...["START TRANSACTION", "COMMIT AND CHAIN", "PREPARE TRANSACTION 'a'", "; COMMIT"],
    ...["-- why\nCOMMIT", "/* one /* two */ */ COMMIT", "\n\tRollback and chain"],
  ];

  test.each(statements)("%s", async (statement) => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await client.query(statement);
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("transaction_failed", "begins or ends a transaction"));
    await expectRolledBack(shop, claim);
  });

  test("even if it catches the error, or does not await the statement", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const ways = [
      (client: TransactionClient) => client.query("ROLLBACK").catch(() => {}),
      (client: TransactionClient) => void client.query("ROLLBACK"),
    ];
    for (const rollBack of ways) {
      const work = async (client: TransactionClient) => {
        await paying(shop)(client);
        await rollBack(client);
      };
      const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
      expect(error).toEqual(inboxError("transaction_failed", "begins or ends a transaction"));
    }
    await expectRolledBack(shop, claim);
  });

  test("among other statements", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const text = `INSERT INTO ${shop.payments} VALUES ('a'); COMMIT; BEGIN`;
    const work = (client: TransactionClient) => client.query(text);
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toHaveProperty("code", "42601");
    await expectRolledBack(shop, claim);
  });

  test("in a block of code", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = (client: TransactionClient) =>
      client.query(`DO $$ BEGIN INSERT INTO ${shop.payments} VALUES ('a'); COMMIT; END $$`);
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toHaveProperty("code", "2D000");
    await expectRolledBack(shop, claim);
  });

  test("with a comment or a string that looks like another statement", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const hidden = `${"/* */".repeat(2_500)} ROLLBACK`;
    const work = async (client: TransactionClient) => {
      await client.query(hidden);
      await paying(shop)(client);
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("transaction_failed", "after the end"));
    await expectRolledBack(shop, claim);
  });
});

describe("the client of a handler", () => {
  test("refuses statements after the end, however it ended", async () => {
    const shop = await openShop();
    const clients: TransactionClient[] = [];
    const keep = (client: TransactionClient) => void clients.push(client);
    const controller = new AbortController();
    const { signal } = controller;
    const committed = await claimOne(shop.inbox, "a");
    await shop.inbox.transaction(committed, keep, unaborted);
    const failed = await claimOne(shop.inbox, "b");
    const fail = (client: TransactionClient) => {
      keep(client);
      throw new Error("no");
    };
    await rejectionOf(shop.inbox.transaction(failed, fail, unaborted));
    const hang = (client: TransactionClient) => {
      keep(client);
      controller.abort();
      return new Promise(() => {});
    };
    await rejectionOf(shop.inbox.transaction(failed, hang, { signal }));
    expect(clients).toHaveLength(3);
    for (const client of clients) {
      const error = await rejectionOf(paying(shop)(client));
      expect(error).toEqual(inboxError("transaction_failed", "after the end of its function"));
    }
    expect(await shop.listPayments()).toEqual([]);
  });

  test("refuses a value that is not a string", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    // @ts-expect-error: what JavaScript can pass
    const work = (client: TransactionClient) => client.query({ text: "COMMIT" });
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("transaction_failed", "not a string"));
    await expectRolledBack(shop, claim);
  });

  test("has a time limit in the server", async () => {
    const shop = await openShop();
    const names = [
      ...["statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout"],
    ];
    const text = `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(", ")}`;
    const claim = await claimOne(shop.inbox);
    const { rows } = await shop.inbox.transaction(claim, (client) => client.query(text), unaborted);
    // The rest of the hour of the lease, in the server's format.
    for (const name of names)
      expect(rows[0]?.[name], name).toMatch(/^(1h|59min|3[56]\d\d(\d{3}m)?s)$/);
  });
});

describe("a lease", () => {
  test("that was lost before prevents the call of the function", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    await shop.inbox.purge({ key: "a" });
    let runs = 0;
    const work = () => {
      runs += 1;
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("lease_lost", "claimed again, settled, replayed or purged"));
    const unknown = { ...claim, lease: "another inbox's" };
    await rejectionOf(shop.inbox.transaction(unknown, work, unaborted));
    expect(runs).toBe(0);
  });

  test("that was lost meanwhile rolls back the writes of the function", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      await shop.inbox.purge({ key: "a" });
    };
    const error = await rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    expect(error).toEqual(inboxError("lease_lost", "claimed again, settled, replayed or purged"));
    expect(await shop.listPayments()).toEqual([]);
  });
});

describe("a signal that aborts", () => {
  const reason = new Error("its time is over");

  test("ends a statement that runs, and frees its locks", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const controller = new AbortController();
    const work = async (client: TransactionClient) => {
      await client.query(`LOCK TABLE ${shop.payments} IN EXCLUSIVE MODE`);
      setImmediate(() => controller.abort(reason));
      await new Promise(() => {});
    };
    const { signal } = controller;
    expect(await rejectionOf(shop.inbox.transaction(claim, work, { signal }))).toBe(reason);
    // This statement waits for the lock until the server notices the lost connection.
    await shop.query(`INSERT INTO ${shop.payments} VALUES ('later')`);
    await shop.query(`DELETE FROM ${shop.payments}`);
    await expectRolledBack(shop, claim);
  });

  test("does not wait for a statement, which the server ends when it notices the lost connection", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    const controller = new AbortController();
    const countRunning = `SELECT count(*)::integer FROM pg_stat_activity
      WHERE query LIKE 'SELECT pg_sleep%${shop.schema}%' AND state = 'active'`;
    const expectRunning = (count: number) =>
      vi.waitFor(async () => expect(await shop.query(countRunning)).toEqual([{ count }]), patience);
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      client.query(`SELECT pg_sleep(3600) AS ${shop.schema}`).catch(() => {});
      await expectRunning(1);
      controller.abort(reason);
      await new Promise(() => {});
    };
    const { signal } = controller;
    expect(await rejectionOf(shop.inbox.transaction(claim, work, { signal }))).toBe(reason);
    await expectRunning(0);
    await expectRolledBack(shop, claim);
  });

  test("leaves the queue for a connection", async () => {
    const shop = await openShop({ limits: { maxTransactions: 1 } });
    const controller = new AbortController();
    const [first, second] = [await claimOne(shop.inbox, "a"), await claimOne(shop.inbox, "b")];
    const work = async (client: TransactionClient) => {
      const { signal } = controller;
      const waiting = shop.inbox.transaction(second, paying(shop, "never"), { signal });
      setImmediate(() => controller.abort(reason));
      expect(await rejectionOf(waiting)).toBe(reason);
      await paying(shop)(client);
    };
    await shop.inbox.transaction(first, work, unaborted);
    await shop.inbox.transaction(second, paying(shop, "b"), unaborted);
    expect(await shop.listPayments()).toEqual(["a", "b"]);
  });
});

describe("transactions", () => {
  test("do not delay the inbox, and wait for each other", async () => {
    const shop = await openShop({ limits: { maxTransactions: 2, maxConnections: 1 } });
    const keys = ["1", "2", "3", "4", "5"];
    for (const key of keys) await shop.inbox.put(entryOf(key));
    const claims = await shop.inbox.claim({ limit: keys.length, leaseMs: hourMs });
    const running = claims.map((claim) =>
      shop.inbox.transaction(
        claim,
        async (client) => {
          await shop.inbox.put(entryOf(`another after ${claim.entry.key}`));
          await paying(shop, claim.entry.key)(client);
        },
        unaborted,
      ),
    );
    await Promise.all(running);
    expect(await shop.listPayments()).toEqual(keys);
    expect(await shop.inbox.stats()).toMatchObject({ done: keys.length, waiting: keys.length });
  });

  test("are rolled back by a close, which then refuses them", async () => {
    const shop = await openShop();
    const claim = await claimOne(shop.inbox);
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const work = async (client: TransactionClient) => {
      await paying(shop)(client);
      begin();
      await new Promise(() => {});
    };
    const running = rejectionOf(shop.inbox.transaction(claim, work, unaborted));
    await begun;
    await shop.inbox.close?.();
    expect(await running).toEqual(inboxError("inbox_closed", "closed"));
    const late = rejectionOf(shop.inbox.transaction(claim, paying(shop), unaborted));
    expect(await late).toEqual(inboxError("inbox_closed", "closed"));
    expect(await shop.listPayments()).toEqual([]);
  });
});
