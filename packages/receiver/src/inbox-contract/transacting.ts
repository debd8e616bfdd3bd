import type { Inbox, TransactionClient } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { hour, keysOf, makeEntry } from "./entries.ts";
import { expectEqual, expectMatch, expectRejection } from "./expectations.ts";
import { type Rules, toCases } from "./rules.ts";
import { describePut, type Trial } from "./trial.ts";

/** The method `transaction` of an inbox. */
type Transaction = NonNullable<Inbox["transaction"]>;

/** The rules of an inbox that has transactions. */
type TransactionRules = {
  readonly [name: string]: (trial: Trial, transaction: Transaction) => Promise<void>;
};

const unaborted = { signal: new AbortController().signal };

/** Rules of `transaction`. Each passes at once if the inbox has no transactions. */
export const transacting: readonly InboxContractCase[] = toCases(
  ifThere({
    "with transactions, ends an entry with a transaction": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const result = await transaction(claim, async () => "result", unaborted);
      expectEqual(result, "result", "transaction resolves to the result of the work");
      const again = describePut(await trial.other.put(makeEntry("a")));
      expectEqual(again, "duplicate of a done one", "transaction remembers the key of its entry");
      const { bytes } = await trial.inbox.stats();
      expectEqual(bytes, 0, "transaction erases the body of its entry");
      expectEqual(await trial.inbox.done(claim), false, "done settles nothing after a transaction");
    },

    "with transactions, leaves an entry claimed whose transaction fails": async (
      trial,
      transaction,
    ) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const failure = new Error("the work failed");
      const error = await transaction(claim, () => Promise.reject(failure), unaborted).catch(
        (reason: unknown) => reason,
      );
      expectEqual(error === failure, true, "transaction rejects with the error of its work");
      await expectRejection(
        transaction(
          claim,
          () => {
            throw failure;
          },
          unaborted,
        ),
        "transaction rejects if its work throws",
      );
      await expectState(trial, "claimed", "transaction leaves an entry claimed if it fails");
      await expectCommit(
        transaction(claim, () => {}, unaborted),
        "transaction may be tried again with the same lease",
      );
    },

    "with transactions, lets only the newest lease commit": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const lost = await trial.claimOne();
      await trial.pass(2 * hour);
      const newest = await trial.claimOne();
      const rule = "transaction rejects for a lease that was lost";
      await expectRejection(
        transaction(lost, () => {}, unaborted),
        rule,
      );
      await expectState(trial, "claimed", "transaction changes nothing with a lost lease");
      expectEqual(await trial.inbox.done(newest), true, "the newest lease settles all the same");
      await expectRejection(
        transaction(newest, () => {}, unaborted),
        "transaction rejects for a lease that was settled",
      );
    },

    "with transactions, loses a lease while a transaction works": async (trial, transaction) => {
      for (const [key, lose] of Object.entries(waysToLose)) {
        await trial.store(makeEntry(key));
        const claim = await trial.claimOne(hour);
        let isLost = false;
        const work = async () => {
          await lose(trial, key);
          isLost = true;
        };
        await expectRejection(
          transaction(claim, work, unaborted),
          `transaction rejects if its entry was ${key} meanwhile`,
        );
        expectEqual(isLost, true, `an entry can be ${key} while a transaction works`);
      }
    },

    "with transactions, commits with a lease that ended and was not claimed": async (
      trial,
      transaction,
    ) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const rule = "transaction commits with a lease that ended, if nothing else claimed the entry";
      await expectCommit(
        transaction(claim, () => trial.pass(2 * hour), unaborted),
        rule,
      );
      await expectState(trial, "done", rule);
    },

    "with transactions, commits one of the transactions of a lease": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const running = Array.from({ length: 5 }, () => transaction(claim, () => {}, unaborted));
      const settled = await Promise.allSettled(running);
      const count = settled.filter(({ status }) => status === "fulfilled").length;
      expectEqual(count, 1, "of 5 transactions for one lease one commits");
    },

    "with transactions, lets others work while a transaction works": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const work = async () => {
        await trial.store(makeEntry("b"));
        expectEqual(keysOf(await trial.other.claim({ limit: 10, leaseMs: hour })), ["b"], others);
        expectEqual(describePut(await trial.other.put(makeEntry("a"))), duplicate, others);
      };
      await transaction(claim, work, unaborted);
    },

    "with transactions, rolls back when its signal aborts": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const controller = new AbortController();
      const { signal } = controller;
      const never = () => {
        controller.abort();
        return new Promise<never>(() => {});
      };
      await expectRejection(
        transaction(claim, never, { signal }),
        "transaction rejects when its signal aborts",
      );
      await expectRejection(
        transaction(claim, () => {}, { signal }),
        "transaction rejects if its signal has aborted",
      );
      await expectState(trial, "claimed", "transaction leaves an entry claimed if it is aborted");
      expectEqual(await trial.inbox.done(claim), true, "the lease of an aborted one settles");
    },

    "with transactions, takes no statement after its end": async (trial, transaction) => {
      await trial.store(makeEntry("a"));
      const claim = await trial.claimOne();
      const clients: TransactionClient[] = [];
      const take = (client: TransactionClient) => void clients.push(client);
      const fail = (client: TransactionClient) => {
        take(client);
        throw new Error("the work failed");
      };
      await transaction(claim, fail, unaborted).catch(() => {});
      await transaction(claim, take, unaborted);
      expectEqual(clients.length, 2, "transaction gives a client to its work");
      for (const client of clients)
        await expectRejection(client.query("select 1"), "query rejects after its transaction");
    },
  }),
);

const others = "others put and claim while a transaction works";
const duplicate = "duplicate of a claimed one";

/** Ways in which a lease is lost, by the change of the entry. */
const waysToLose: { readonly [way: string]: (trial: Trial, key: string) => Promise<unknown> } = {
  claimed: async (trial) => {
    await trial.pass(2 * hour);
    return trial.claimOne(10 * hour);
  },
  purged: (trial, key) => trial.other.purge({ key }),
};

/** Runs the rules only for an inbox with transactions. */
function ifThere(rules: TransactionRules): Rules {
  const tried = Object.entries(rules).map(([name, check]) => [
    name,
    async (trial: Trial) => {
      const { inbox } = trial;
      if (inbox.transaction) await check(trial, inbox.transaction.bind(inbox));
    },
  ]);
  return Object.fromEntries(tried);
}

async function expectCommit(running: Promise<unknown>, rule: string): Promise<void> {
  const outcome = await running.then(
    () => "a commit",
    () => "a rejection",
  );
  expectEqual(outcome, "a commit", rule);
}

async function expectState(trial: Trial, state: "claimed" | "done", rule: string): Promise<void> {
  const [found] = await trial.other.list({ key: "a" });
  expectMatch(found, { state }, rule);
}
