import type { InboxContractCase } from "./contract-case.ts";
import { all, keysOf, makeEntry } from "./entries.ts";
import { expectEqual, expectRejection } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { describePut } from "./trial.ts";

/** Rules of `replay`. */
export const replaying: readonly InboxContractCase[] = toCases({
  "replays what is dead or quarantined, from the first attempt": async (trial) => {
    await trial.bury(makeEntry("dead"));
    await trial.quarantine("quarantined");
    expectEqual(await trial.inbox.replay(all), 2, "replay resolves to the number of entries");
    const claims = (await trial.claim()).map(({ entry, attempt }) => ({
      key: entry.key,
      text: Buffer.from(entry.body).toString(),
      quarantine: entry.quarantine,
      attempt,
    }));
    const expected = ["dead", "quarantined"].map((key) => ({
      ...{ key, text: key },
      ...{ quarantine: null, attempt: 1 },
    }));
    const sorted = claims.toSorted((one, other) => one.key.localeCompare(other.key));
    expectEqual(sorted, expected, "a replayed entry is due again from its first attempt");
    expectEqual(await trial.inbox.replay(all), 0, "replay finds nothing that it replayed");
  },

  "replays what its filter chooses, and nothing else": async (trial) => {
    for (const key of ["a", "b"]) {
      await trial.bury(makeEntry(key));
      await trial.quarantine(`${key}-unread`);
    }
    const steps = [
      { filter: { key: "none" }, keys: [] },
      { filter: { key: "a", state: "quarantined" }, keys: [] },
      { filter: { key: "a" }, keys: ["a"] },
      { filter: { key: "b", state: "dead" }, keys: ["b"] },
      { filter: { state: "quarantined" }, keys: ["a-unread", "b-unread"] },
    ] as const;
    for (const { filter, keys } of steps) {
      const rule = `replay takes what ${JSON.stringify(filter)} chooses`;
      expectEqual(await trial.inbox.replay(filter), keys.length, rule);
      expectEqual(keysOf(await trial.claim()).toSorted(), keys, rule);
    }
  },

  "replays nothing that waits, is claimed or is done": async (trial) => {
    const claim = await trial.storeInEachState();
    for (const state of ["waiting", "claimed", "done"] as const) {
      const replayed = [
        await trial.inbox.replay({ key: state }),
        await trial.inbox.replay({ state }),
      ];
      expectEqual(replayed, [0, 0], `replay takes no ${state} entry`);
    }
    expectEqual(await trial.inbox.done(claim), true, "replay leaves the lease of a claimed entry");
    expectEqual(keysOf(await trial.claim()), ["waiting"], "replay makes no other entry due");
  },

  "replays an entry once, however many replay it at once": async (trial) => {
    for (let index = 0; index < 10; index += 1) await trial.quarantine(String(index));
    const replays = Array.from({ length: 6 }, (_, index) => trial.handle(index).replay(all));
    const counts = await Promise.all(replays);
    const sum = counts.reduce((one, other) => one + other);
    expectEqual(sum, 10, "six replays at once take each of ten entries once");
    const keys = keysOf(await trial.inbox.claim({ limit: 100, leaseMs: 1_000_000 }));
    expectEqual(keys.length, 10, "six replays at once make each of ten entries due once");
  },

  "knows the key of a replayed entry, while it is open and after it is done": async (trial) => {
    await trial.bury(makeEntry("a"));
    await trial.inbox.replay(all);
    const open = describePut(await trial.inbox.put(makeEntry("a")));
    expectEqual(open, "duplicate of a waiting one", "the key of a replayed entry is known");
    await trial.inbox.done(await trial.claimOne());
    const done = describePut(await trial.inbox.put(makeEntry("a")));
    expectEqual(done, "duplicate of a done one", "the key of a replayed entry stays known");
  },

  "replays nothing in a dry run, and counts": async (trial) => {
    await trial.storeInEachState();
    const before = await trial.inbox.stats();
    const dryRun = { dryRun: true };
    expectEqual(await trial.inbox.replay(all, dryRun), 2, "a dry run counts all");
    expectEqual(await trial.inbox.replay({ key: "dead" }, dryRun), 1, "a dry run counts a key");
    const { waiting, dead, quarantined } = await trial.inbox.stats();
    const { waiting: waited, dead: died, quarantined: held } = before;
    const rule = "a dry run of replay changes nothing";
    expectEqual([waiting, dead, quarantined], [waited, died, held], rule);
    expectEqual(keysOf(await trial.claim()), ["waiting"], rule);
  },

  "refuses to replay by a filter that is empty": async (trial) => {
    await trial.quarantine("a");
    await expectRejection(trial.inbox.replay({}), "replay refuses an empty filter");
    expectEqual(keysOf(await trial.claim()), [], "a refused replay changes nothing");
  },
});
