import type { InboxContractCase } from "./contract-case.ts";
import { hour, keysOf, makeEntry, minute } from "./entries.ts";
import { expectBytes, expectEqual } from "./expectations.ts";
import { toCases } from "./rules.ts";

/** Rules of `claim` and of leases. */
export const claiming: readonly InboxContractCase[] = toCases({
  "gives out what was stored first, as many as asked for": async (trial) => {
    for (const key of ["a", "b", "c"]) {
      await trial.store(makeEntry(key));
      await trial.pass(1);
    }
    const first = await trial.inbox.claim({ limit: 2, leaseMs: hour });
    const second = await trial.other.claim({ limit: 2, leaseMs: hour });
    expectEqual(keysOf(first), ["a", "b"], "claim gives out the two that are due the longest");
    expectEqual(keysOf(second), ["c"], "claim gives out what is left");
  },

  "gives out first what is due the longest": async (trial) => {
    for (const key of ["leased", "retried"]) {
      await trial.store(makeEntry(key));
      await trial.pass(1);
    }
    await trial.inbox.claim({ limit: 1, leaseMs: 2 * hour });
    await trial.inbox.retry(await trial.claimOne(), hour);
    await trial.pass(minute);
    await trial.store(makeEntry("young"));
    await trial.pass(3 * hour);
    const keys = keysOf(await trial.claim());
    const rule = "what is due since its storing, its delay or its lease's end goes in that order";
    expectEqual(keys, ["young", "retried", "leased"], rule);
  },

  "gives an entry to one worker, however many claim at once": async (trial) => {
    for (let index = 0; index < 20; index += 1) await trial.store(makeEntry(String(index)));
    const claiming = Array.from({ length: 8 }, (_, index) =>
      trial.handle(index).claim({ limit: 10, leaseMs: hour }),
    );
    const claims = await Promise.all(claiming);
    const keys = keysOf(claims.flat());
    expectEqual(new Set(keys).size, keys.length, "of many claims at once one gets an entry");
    expectEqual(keys.length, 20, "many claims at once get every entry that is due");
    const most = Math.max(...claims.map((one) => one.length));
    expectEqual(most <= 10, true, "a claim gets as many as its limit at most");
  },

  "gives an entry to no other worker until its lease ends": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.claimOne(hour);
    expectEqual(keysOf(await trial.claim()), [], "claim gives out no leased entry");
    await trial.pass(50 * minute);
    const claims = await trial.other.claim({ limit: 10, leaseMs: hour });
    expectEqual(keysOf(claims), [], "claim gives out no entry before its lease ends");
  },

  "gives an entry out again when its lease has ended, with the next attempt": async (trial) => {
    const body = Buffer.of(0, 255);
    await trial.store(makeEntry("a", { body }));
    const attempts: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      const { attempt, entry } = await trial.claimOne(hour);
      attempts.push(attempt);
      expectBytes(entry.body, body, "each claim of an entry has its body");
      await trial.pass(hour);
    }
    expectEqual(attempts, [1, 2, 3], "each claim of an entry is its next attempt");
  },
});
