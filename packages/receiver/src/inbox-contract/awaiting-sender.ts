import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, keysOf, makeEntry } from "./entries.ts";
import { expectBytes, expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { claimOf, describePut, forSender, type Trial } from "./trial.ts";

const entry = makeEntry("a");

/** Rules of `put` with a claim, which does not acknowledge the entry. */
export const awaitingSender: readonly InboxContractCase[] = toCases({
  "claims a new entry for its sender at once": async (trial) => {
    const claim = await trial.storeForSender(entry);
    const rule = "put with claim gives the first attempt of an entry that awaits its sender";
    expectMatch(claim, { attempt: 1, awaitsSender: true }, rule);
    expectBytes(claim.entry.body, entry.body, "put with claim gives the body");
    expectEqual(keysOf(await trial.claim()), [], "a worker gets nothing that put claimed");
    expectEqual(await trial.inbox.done(claim), true, "done settles a claim of put");
    const again = describePut(await putForSender(trial));
    expectEqual(again, "duplicate of a done one", "a sender learns that its entry is done");
  },

  "claims an entry for one sender, however many put it at once": async (trial) => {
    const outcomes = await putForMany(trial);
    const claimed = outcomes.filter((outcome) => outcome.endsWith("claimed"));
    expectEqual(claimed, ["stored, claimed"], "of 20 puts of a new key at once one gets a claim");
    const others = new Set(outcomes.filter((outcome) => !claimed.includes(outcome)));
    const expected = ["duplicate of a claimed one"];
    expectEqual([...others], expected, "the other puts learn that the entry is claimed");
  },

  "claims a failed entry for its sender at once, whatever the delay": async (trial) => {
    const first = await trial.storeForSender(entry);
    const isSettled = await trial.inbox.retry(first, forSender.senderMs);
    expectEqual(isSettled, true, "retry settles a claim of put");
    const again = await putForSender(trial);
    const rule = "put with claim claims an entry that awaits its sender";
    expectEqual(describePut(again), "duplicate of a waiting one, claimed", rule);
    const claim = claimOf(again, rule);
    expectMatch(claim, { attempt: 2, awaitsSender: true }, "a sender's next claim counts on");
    expectBytes(claim.entry.body, entry.body, "a sender's next claim has the body");
    expectEqual(keysOf(await trial.claim()), [], "a worker gets nothing that a sender claimed");
  },

  "claims a failed entry for one sender, however many come again at once": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    const outcomes = await putForMany(trial);
    const claimed = outcomes.filter((outcome) => outcome.endsWith("claimed"));
    const expected = ["duplicate of a waiting one, claimed"];
    expectEqual(claimed, expected, "of 20 senders that come again at once one gets a claim");
  },

  "claims an entry for its sender when its lease has ended, not before": async (trial) => {
    await trial.storeForSender(entry);
    const early = describePut(await putForSender(trial));
    expectEqual(early, "duplicate of a claimed one", "a leased entry is claimed for no sender");
    await trial.pass(forSender.leaseMs);
    const late = describePut(await putForSender(trial));
    const rule = "an entry is claimed for its sender when its lease has ended";
    expectEqual(late, "duplicate of a waiting one, claimed", rule);
    await trial.pass(forSender.leaseMs);
    const keys = keysOf(await trial.claim());
    expectEqual(keys, [], "the end of a later lease leaves an entry to its sender, too");
  },

  "gives an entry that awaits its sender to no worker before its time": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    await trial.storeForSender(makeEntry("left"));
    expectEqual(keysOf(await trial.claim()), [], "a failed entry awaits its sender");
    await trial.pass(forSender.senderMs - hour);
    const keys = keysOf(await trial.claim());
    expectEqual(keys, [], "workers get no entry that awaits its sender, though its lease ended");
  },

  "gives an entry to the workers when its sender has not come in time": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    await trial.pass(forSender.senderMs);
    const claim = await trial.claimOne();
    const rule = "claim reports that the entry is not acknowledged";
    expectMatch(claim, { attempt: 2, awaitsSender: true }, rule);
    const again = describePut(await putForSender(trial));
    expectEqual(again, "duplicate of a claimed one", "a worker's lease keeps the sender out");
  },

  "gives an entry to its sender or to a worker, never to both": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    await trial.pass(forSender.senderMs);
    const steps = Array.from({ length: 20 }, async (_, index) => {
      const inbox = trial.handle(index >> 1);
      if (index % 2 === 1) return (await inbox.claim({ limit: 10, leaseMs: hour })).length;
      const put = await inbox.put(entry, { claim: forSender });
      return describePut(put).endsWith("claimed") ? 1 : 0;
    });
    const sum = (await Promise.all(steps)).reduce<number>((one, other) => one + other, 0);
    expectEqual(sum, 1, "of senders and workers that come at once one gets the entry");
  },

  "counts the sender's time from the storing": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    for (let times = 0; times < 3; times += 1) {
      await trial.pass(7 * hour);
      const again = await putForSender(trial);
      const claim = claimOf(again, "put with claim claims an entry that awaits its sender");
      await trial.inbox.retry(claim, 0);
    }
    expectEqual(keysOf(await trial.claim()), [], "an entry awaits its sender for its whole time");
    await trial.pass(3 * hour);
    const keys = keysOf(await trial.claim());
    expectEqual(keys, ["a"], "a sender that comes again does not lengthen its time");
  },

  "leaves an entry to the workers once a put without a claim acknowledges it": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    const outcome = describePut(await trial.inbox.put(entry));
    expectEqual(outcome, "duplicate of a waiting one", "put answers the state before it");
    const again = describePut(await putForSender(trial));
    const rule = "put with claim claims no entry that was acknowledged";
    expectEqual(again, "duplicate of a waiting one", rule);
    const { attempt, awaitsSender } = await trial.claimOne();
    const expected = { attempt: 2, awaitsSender: false };
    expectEqual({ attempt, awaitsSender }, expected, "an acknowledged entry is due for workers");
  },

  "takes an entry off its sender while it is claimed": async (trial) => {
    const claim = await trial.storeForSender(entry);
    const outcome = describePut(await trial.inbox.put(entry));
    expectEqual(outcome, "duplicate of a claimed one", "put answers that the entry is claimed");
    expectEqual(keysOf(await trial.claim()), [], "the lease keeps the workers out");
    expectEqual(await trial.inbox.retry(claim, hour), true, "put leaves the lease as it was");
    expectEqual(keysOf(await trial.claim()), [], "the delay keeps the workers out");
    await trial.pass(hour);
    const { awaitsSender } = await trial.claimOne();
    expectEqual(awaitsSender, false, "an entry that was acknowledged awaits no sender");
  },

  "takes an entry off its sender for the time after its lease": async (trial) => {
    await trial.storeForSender(entry);
    await trial.inbox.put(entry);
    await trial.pass(forSender.leaseMs);
    expectEqual(keysOf(await trial.claim()), ["a"], "workers get it as soon as its lease ended");
  },

  "leaves an entry to its sender after a conflict": async (trial) => {
    await trial.inbox.retry(await trial.storeForSender(entry), 0);
    await trial.inbox.put(makeEntry("a", { fingerprint: "different" }));
    expectEqual(keysOf(await trial.claim()), [], "a conflict acknowledges nothing");
    const conflict = makeEntry("a", { fingerprint: "different" });
    const outcome = describePut(await trial.inbox.put(conflict, { claim: forSender }));
    expectEqual(outcome, "conflict of a waiting one", "a conflict gets no claim");
    const again = describePut(await putForSender(trial));
    expectEqual(again, "duplicate of a waiting one, claimed", "the sender's own entry gets one");
  },

  "claims nothing for a sender that was acknowledged": async (trial) => {
    await trial.storeInEachState();
    for (const state of ["waiting", "claimed", "done", "dead", "quarantined"]) {
      const again = await trial.inbox.put(makeEntry(state), { claim: forSender });
      const rule = `put with claim claims no ${state} entry that a sender was acknowledged`;
      expectEqual(describePut(again), `duplicate of a ${state} one`, rule);
    }
    expectEqual(keysOf(await trial.claim()), ["waiting"], "it stays due for the workers");
  },

  "leaves a replayed entry to the workers": async (trial) => {
    await trial.inbox.dead(await trial.storeForSender(entry), "why");
    expectEqual(await trial.inbox.replay(all), 1, "replay takes what died for its sender");
    const again = describePut(await putForSender(trial));
    expectEqual(again, "duplicate of a waiting one", "a replayed entry awaits no sender");
    const { awaitsSender } = await trial.claimOne();
    expectEqual(awaitsSender, false, "a replayed entry is due for the workers");
  },
});

async function putForSender({ inbox }: Trial): ReturnType<Trial["inbox"]["put"]> {
  return inbox.put(entry, { claim: forSender });
}

/** Puts one entry for 20 senders at once. Resolves to a description of each result. */
async function putForMany(trial: Trial): Promise<readonly string[]> {
  const puts = Array.from({ length: 20 }, (_, index) =>
    trial.handle(index).put(entry, { claim: forSender }),
  );
  return (await Promise.all(puts)).map(describePut);
}
