import type { InboxContractCase } from "./contract-case.ts";
import { hour, keysIn, makeEntry, minute, year } from "./entries.ts";
import { expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { describePut, type Trial } from "./trial.ts";

const entry = makeEntry("a", { rememberMs: hour });

const different = { ...entry, fingerprint: "different" };

/** Rules of the time for which a key is remembered. */
export const remembering: readonly InboxContractCase[] = toCases({
  "remembers a key for the time that its entry asks for": async (trial) => {
    await trial.finish(entry);
    await trial.pass(hour - 10 * minute);
    await expectPut(trial, entry, "duplicate of a done one", "a key is known for its time");
    await expectPut(trial, different, "conflict of a done one", "so is its fingerprint");
  },

  "stores a key like a new one after that time": async (trial) => {
    await trial.finish(entry);
    await trial.pass(hour);
    expectEqual(await trial.inbox.list({ key: "a" }), [], "list gives no forgotten key");
    await expectPut(trial, different, "stored", "a key is forgotten after its time");
    const { attempt, entry: claimed } = await trial.claimOne();
    expectEqual(attempt, 1, "a key that is stored again begins with its first attempt");
    expectMatch(
      claimed,
      { fingerprint: "different" },
      "a key that is stored again has new content",
    );
  },

  "remembers a key for that time again, once it is stored again": async (trial) => {
    await trial.finish(entry);
    await trial.pass(hour);
    await trial.finish(entry);
    await trial.pass(hour - 10 * minute);
    const rule = "a key that is stored again is known for its time again";
    await expectPut(trial, entry, "duplicate of a done one", rule);
    await trial.pass(10 * minute);
    await expectPut(trial, entry, "stored", "and is forgotten after it");
  },

  "remembers a key no longer for its duplicates": async (trial) => {
    await trial.finish(entry);
    await trial.pass(hour - 10 * minute);
    await expectPut(trial, entry, "duplicate of a done one", "a key is known for its time");
    await trial.pass(10 * minute);
    await expectPut(trial, entry, "stored", "a duplicate does not lengthen the time of its key");
  },

  "counts that time from the storing": async (trial) => {
    await trial.store(entry);
    await trial.pass(hour - 10 * minute);
    await trial.inbox.done(await trial.claimOne());
    await trial.pass(10 * minute);
    await expectPut(trial, entry, "stored", "the time of a key counts from its storing");
  },

  "remembers a key without an end if its entry names no time": async (trial) => {
    await trial.finish(makeEntry("absent"));
    await trial.finish(makeEntry("null", { rememberMs: null }));
    await trial.pass(year);
    for (const key of ["absent", "null"]) {
      const rule = "a key without a time stays known";
      await expectPut(trial, makeEntry(key), "duplicate of a done one", rule);
    }
    const keys = keysIn(await trial.inbox.list({ state: "done" })).toSorted();
    expectEqual(keys, ["absent", "null"], "list gives what is remembered");
  },

  "remembers a key at least as long as its entry waits or is claimed": async (trial) => {
    await trial.store(entry);
    await trial.pass(hour);
    const rule = "the key of an open entry stays known beyond its time";
    await expectPut(trial, entry, "duplicate of a waiting one", rule);
    const claim = await trial.claimOne();
    await expectPut(trial, entry, "duplicate of a claimed one", rule);
    await expectPut(trial, different, "conflict of a claimed one", rule);
    expectEqual(await trial.inbox.done(claim), true, "done settles an entry beyond its time");
    await expectPut(trial, entry, "stored", "a key beyond its time is forgotten when it is done");
  },

  "remembers a key at least as long as its entry is dead or quarantined": async (trial) => {
    await trial.bury(entry);
    await trial.quarantine("b", { rememberMs: hour });
    await trial.pass(hour);
    const rule = "the key of a kept entry stays known beyond its time";
    await expectPut(trial, entry, "duplicate of a dead one", rule);
    await expectPut(trial, different, "conflict of a dead one", rule);
    await expectPut(trial, makeEntry("b"), "duplicate of a quarantined one", rule);
    expectEqual(await trial.inbox.replay({ key: "a" }), 1, "replay takes a kept entry");
    await expectPut(trial, entry, "duplicate of a waiting one", rule);
    await trial.inbox.done(await trial.claimOne());
    await expectPut(trial, entry, "stored", "a key beyond its time is forgotten when it is done");
  },
});

async function expectPut(
  trial: Trial,
  given: typeof entry,
  expected: string,
  rule: string,
): Promise<void> {
  expectEqual(describePut(await trial.inbox.put(given)), expected, rule);
}
