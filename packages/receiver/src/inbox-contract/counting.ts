import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, makeEntry, minute } from "./entries.ts";
import { expectBetween, expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";
import type { Trial } from "./trial.ts";

/** Rules of `stats`. */
export const counting: readonly InboxContractCase[] = toCases({
  "counts nothing in an empty inbox": async (trial) => {
    const states = { waiting: 0, claimed: 0, done: 0, dead: 0, quarantined: 0 };
    const expected = { ...states, bytes: 0, oldestMs: null };
    expectMatch(await trial.inbox.stats(), expected, "stats of an empty inbox are all zero");
  },

  "counts the entries in each state": async (trial) => {
    await trial.storeInEachState();
    for (const key of ["b", "c"]) await trial.store(makeEntry(key));
    await trial.quarantine("d");
    const expected = { waiting: 3, claimed: 1, done: 1, dead: 1, quarantined: 2 };
    expectMatch(await trial.inbox.stats(), expected, "stats count the entries in each state");
    expectMatch(await trial.other.stats(), expected, "another handle counts the same");
  },

  "counts an entry as waiting when its lease has ended": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.claimOne();
    expectMatch(await trial.inbox.stats(), { waiting: 0, claimed: 1 }, "a lease counts as claimed");
    await trial.pass(hour);
    const rule = "an entry whose lease ended counts as waiting";
    expectMatch(await trial.inbox.stats(), { waiting: 1, claimed: 0 }, rule);
  },

  "counts the bytes of the bodies that it keeps": async (trial) => {
    const expectCount = async (bytes: number, rule: string) =>
      expectMatch(await trial.inbox.stats(), { bytes }, rule);
    const body = Buffer.alloc(100);
    await trial.storeInEachState({ body });
    await expectCount(400, "every body counts except those of done entries");
    await trial.inbox.replay(all);
    await expectCount(400, "replay leaves the number of bytes as it was");
    await trial.inbox.purge({ key: "dead" });
    await expectCount(300, "the body of a purged entry does not count");
  },

  "counts no key that is forgotten": async (trial) => {
    await trial.finish(makeEntry("a", { rememberMs: 2 * hour }));
    await trial.finish(makeEntry("b"));
    await trial.pass(hour);
    expectMatch(await trial.inbox.stats(), { done: 2 }, "a remembered key counts as done");
    await trial.pass(hour);
    expectMatch(await trial.inbox.stats(), { done: 1 }, "a forgotten key does not count");
    await trial.inbox.purge({ key: "b" });
    expectMatch(await trial.inbox.stats(), { done: 0 }, "a key that purge forgot does not count");
  },

  "gives the age of the oldest entry that waits or is claimed": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.pass(10 * hour);
    await trial.store(makeEntry("b"));
    await expectOldest(trial, 10 * hour);
    const [first, second] = await trial.claim(100 * hour);
    await expectOldest(trial, 10 * hour);
    if (first) await trial.inbox.retry(first, 500 * hour);
    await expectOldest(trial, 10 * hour);
    if (second) await trial.inbox.done(second);
    await expectOldest(trial, 10 * hour);
  },

  "gives no age of what is done, dead or quarantined": async (trial) => {
    await trial.finish(makeEntry("done"));
    await trial.bury(makeEntry("dead"));
    await trial.quarantine("quarantined");
    await trial.pass(10 * hour);
    const { oldestMs } = await trial.inbox.stats();
    expectEqual(oldestMs, null, "the oldest age is null if nothing waits or is claimed");
    await trial.store(makeEntry("a"));
    await expectOldest(trial, 0);
  },

  "gives the age of a replayed entry since its replay": async (trial) => {
    await trial.bury(makeEntry("a"));
    await trial.pass(10 * hour);
    await trial.inbox.replay(all);
    await expectOldest(trial, 0);
  },
});

async function expectOldest(trial: Trial, ageMs: number): Promise<void> {
  const { oldestMs } = await trial.inbox.stats();
  const rule = "the oldest age is that of what waits or is claimed the longest";
  expectBetween(oldestMs, [ageMs, ageMs + 5 * minute], rule);
}
