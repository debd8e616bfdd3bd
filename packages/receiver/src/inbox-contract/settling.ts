import type { Claim, Inbox } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, keysIn, keysOf, makeEntry } from "./entries.ts";
import { expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { claimOf, forSender, type Trial } from "./trial.ts";

/** Rules of `done`, `dead` and `retry`, and of the lease that fences them. */
export const settling: readonly InboxContractCase[] = toCases({
  "lets only the newest lease finish an entry": (trial) =>
    expectFenced(trial, "done", (inbox, claim) => inbox.done(claim)),

  "lets only the newest lease delay an entry": (trial) =>
    expectFenced(trial, "retry", (inbox, claim) => inbox.retry(claim, 0)),

  "lets only the newest lease bury an entry": (trial) =>
    expectFenced(trial, "dead", (inbox, claim) => inbox.dead(claim, "late")),

  "settles a lease once": async (trial) => {
    const settlings = Object.entries(waysToSettle);
    for (const [name, settle] of settlings) {
      await trial.store(makeEntry(name));
      const claim = await trial.claimOne();
      expectEqual(await settle(trial.inbox, claim), true, `${name} settles the newest lease`);
      for (const [again, settleAgain] of settlings) {
        const isSettled = await settleAgain(trial.other, claim);
        expectEqual(isSettled, false, `${again} resolves to false after ${name}`);
      }
    }
  },

  "settles a lease once, however many settle it at once": async (trial) => {
    await trial.store(makeEntry("a"));
    const claim = await trial.claimOne();
    const ways = Object.values(waysToSettle);
    const settling = Array.from({ length: 30 }, (_, index) =>
      ways[index % ways.length]?.(trial.handle(index >> 2), claim),
    );
    const settled = (await Promise.all(settling)).filter(Boolean);
    expectEqual(settled.length, 1, "of 30 that settle one lease at once one succeeds");
  },

  "settles a lease that ended, if the entry was not claimed again": async (trial) => {
    for (const [name, settle] of Object.entries(waysToSettle)) {
      await trial.store(makeEntry(name));
      const claim = await trial.claimOne();
      await trial.pass(2 * hour);
      const isSettled = await settle(trial.inbox, claim);
      expectEqual(isSettled, true, `${name} settles an entry that was not claimed again`);
    }
  },

  "fences a lease from before a replay": async (trial) => {
    await trial.store(makeEntry("a"));
    const lost = await trial.claimOne();
    await trial.pass(2 * hour);
    const buried = await trial.claimOne();
    await trial.inbox.dead(buried, "why");
    await trial.inbox.replay(all);
    await expectAllFenced(trial, [lost, buried], "after a replay");
    const { attempt } = await trial.claimOne();
    expectEqual(attempt, 1, "a replayed entry is claimed with its first attempt");
    await expectAllFenced(trial, [lost, buried], "after a replay and the next claim");
    const [found] = await trial.inbox.list({ key: "a" });
    expectMatch(found, { state: "claimed", attempts: 1 }, "a late worker changes nothing");
  },

  "fences a lease from before a purge, though its key is stored again": async (trial) => {
    await trial.store(makeEntry("a"));
    const lost = await trial.claimOne();
    expectEqual(await trial.inbox.purge({ key: "a" }), 1, "purge erases a claimed entry");
    await expectAllFenced(trial, [lost], "after a purge");
    expectEqual(await trial.inbox.purge({ key: "a" }), 1, "purge forgets the key of a done entry");
    await trial.store(makeEntry("a"));
    await expectAllFenced(trial, [lost], "after a purge, if the key is stored again");
    await trial.claimOne();
    await expectAllFenced(trial, [lost], "after a purge, if the key is claimed again");
  },

  "fences the lease of a sender who came again": async (trial) => {
    const lost = await trial.storeForSender(makeEntry("a"));
    await trial.pass(forSender.leaseMs);
    const again = await trial.inbox.put(makeEntry("a"), { claim: forSender });
    const newest = claimOf(again, "put with claim claims an entry whose sender comes again");
    await expectAllFenced(trial, [lost], "after its sender came again");
    expectEqual(await trial.inbox.done(newest), true, "the newest lease of a sender settles");
  },

  "keeps a dead entry with its reason and its body": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.inbox.retry(await trial.claimOne(), 0);
    await trial.inbox.dead(await trial.claimOne(), "the handler failed");
    const [found] = await trial.inbox.list({ state: "dead" });
    const expected = { key: "a", reason: "the handler failed", attempts: 2, bytes: 1 };
    expectMatch(found, expected, "dead keeps the reason, the attempts and the body");
    await trial.pass(1_000 * hour);
    expectEqual(await trial.claim(), [], "claim gives out no dead entry");
  },

  "gives a retry out when its delay is over": async (trial) => {
    await trial.store(makeEntry("a"));
    expectEqual(await trial.inbox.retry(await trial.claimOne(), hour), true, "retry settles");
    await trial.pass(hour);
    const { attempt } = await trial.claimOne();
    expectEqual(attempt, 2, "a retry is the next attempt");
  },

  "gives a retry without a delay out at once": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.inbox.retry(await trial.claimOne(), 0);
    expectEqual(keysOf(await trial.claim()), ["a"], "a retry without a delay is due at once");
  },

  "gives no retry out before its delay is over, and others meanwhile": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.inbox.retry(await trial.claimOne(), 2 * hour);
    await trial.pass(hour);
    await trial.store(makeEntry("b"));
    expectEqual(keysOf(await trial.claim()), ["b"], "a retry is not due before its delay is over");
  },
});

const waysToSettle = {
  done: (inbox: Inbox, claim: Claim) => inbox.done(claim),
  retry: (inbox: Inbox, claim: Claim) => inbox.retry(claim, 1_000 * hour),
  dead: (inbox: Inbox, claim: Claim) => inbox.dead(claim, "why"),
};

/** Expects that a lost lease settles nothing, and that the newest lease settles. */
async function expectFenced(
  trial: Trial,
  name: string,
  settle: (inbox: Inbox, claim: Claim) => Promise<boolean>,
): Promise<void> {
  await trial.store(makeEntry("a"));
  const lost = await trial.claimOne();
  await trial.pass(2 * hour);
  const newest = await trial.claimOne();
  const isSettled = await settle(trial.inbox, lost);
  expectEqual(isSettled, false, `${name} resolves to false for a lease that was lost`);
  const listed = await trial.inbox.list({ state: "claimed" });
  expectEqual(keysIn(listed), ["a"], `${name} changes nothing for a lease that was lost`);
  const isNewestSettled = await settle(trial.other, newest);
  expectEqual(isNewestSettled, true, `${name} resolves to true for the newest lease`);
}

/** Expects that leases settle nothing with any method. */
async function expectAllFenced(
  trial: Trial,
  claims: readonly Claim[],
  when: string,
): Promise<void> {
  for (const claim of claims) {
    for (const [name, settle] of Object.entries(waysToSettle)) {
      const isSettled = await settle(trial.inbox, claim);
      expectEqual(isSettled, false, `${name} resolves to false for an older lease ${when}`);
    }
  }
}
