import type { DeliveryState, Inbox } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, keysIn, keysOf, makeEntry, year } from "./entries.ts";
import { expectEqual, expectMatch, expectRejection } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { describePut, forSender, type Trial } from "./trial.ts";

const openOrKept = ["waiting", "claimed", "dead", "quarantined"] as const;

/** Rules of `purge`. */
export const purging: readonly InboxContractCase[] = toCases({
  "erases the body of an entry, in whatever state it is": async (trial) => {
    await trial.storeInEachState();
    for (const key of openOrKept) {
      expectEqual(await trial.inbox.purge({ key }), 1, `purge erases a ${key} entry`);
      expectEqual(await trial.other.read(key), undefined, `purge erases a ${key} entry's body`);
    }
    const { bytes } = await trial.inbox.stats();
    expectEqual(bytes, 0, "purge leaves no body");
  },

  "remembers the key of an entry that it erased": async (trial) => {
    await trial.storeInEachState();
    for (const key of openOrKept) {
      await trial.inbox.purge({ key });
      const same = describePut(await trial.inbox.put(makeEntry(key)));
      const rule = `purge remembers the key of a ${key} entry`;
      expectEqual(same, "duplicate of a done one", rule);
      const different = makeEntry(key, { fingerprint: "different" });
      const conflict = describePut(await trial.inbox.put(different));
      expectEqual(conflict, "conflict of a done one", `${rule} with its fingerprint`);
    }
    const listed = await trial.inbox.list({ state: "done" });
    expectEqual(listed.length, 5, "a purged entry is listed as done");
  },

  "forgets the key of an entry that was done": async (trial) => {
    await trial.finish(makeEntry("a"));
    expectEqual(await trial.inbox.purge({ key: "a" }), 1, "purge takes a done entry");
    expectEqual(await trial.inbox.list({ key: "a" }), [], "purge forgets a done entry");
    await trial.store(makeEntry("a", { fingerprint: "different" }));
    const { attempt } = await trial.claimOne();
    expectEqual(attempt, 1, "a key that was forgotten is stored like a new one");
  },

  "gives no purged entry out": async (trial) => {
    await trial.store(makeEntry("waiting"));
    await trial.inbox.retry(await trial.claimOne(), hour);
    await trial.store(makeEntry("claimed"));
    await trial.claimOne();
    await trial.storeForSender(makeEntry("awaits"));
    const counts = [
      await trial.inbox.purge({ state: "claimed" }),
      await trial.inbox.purge({ state: "waiting" }),
    ];
    expectEqual(counts, [2, 1], "purge takes what waits and what is claimed");
    const again = describePut(await trial.inbox.put(makeEntry("awaits"), { claim: forSender }));
    expectEqual(again, "duplicate of a done one", "put with claim claims no purged entry");
    await trial.pass(30 * hour);
    expectEqual(keysOf(await trial.claim()), [], "claim gives out no purged entry");
    expectEqual(await trial.inbox.replay(all), 0, "replay finds no purged entry");
  },

  "purges everything that is dead or quarantined, and nothing else": async (trial) => {
    const claim = await trial.storeInEachState();
    expectEqual(await trial.inbox.purge(all), 2, "purge of all takes dead and quarantined ones");
    const { waiting, claimed, done, dead, quarantined } = await trial.inbox.stats();
    const rule = "purge of all leaves what waits, is claimed or is done";
    expectEqual([waiting, claimed, done, dead, quarantined], [1, 1, 3, 0, 0], rule);
    expectEqual(await trial.inbox.done(claim), true, "purge of all leaves a lease as it was");
  },

  "purges what its filter chooses, and nothing else": async (trial) => {
    for (const key of ["a", "b"]) {
      await trial.bury(makeEntry(key));
      await trial.quarantine(`${key}-unread`);
    }
    const steps = [
      { filter: { key: "none" }, left: ["a", "a-unread", "b", "b-unread"] },
      { filter: { key: "a", state: "quarantined" }, left: ["a", "a-unread", "b", "b-unread"] },
      { filter: { key: "a", state: "dead" }, left: ["a-unread", "b", "b-unread"] },
      { filter: { state: "quarantined" }, left: ["b"] },
      { filter: { key: "b" }, left: [] },
    ] as const;
    for (const { filter, left } of steps) {
      await trial.inbox.purge(filter);
      const keys = keysIn(await trial.inbox.list()).toSorted();
      expectEqual(keys, left, `purge takes what ${JSON.stringify(filter)} chooses`);
    }
  },

  "remembers a purged key as long as a done one": async (trial) => {
    await trial.bury(makeEntry("short", { rememberMs: 2 * hour }));
    await trial.bury(makeEntry("long"));
    await trial.pass(hour);
    await trial.inbox.purge(all);
    const known = describePut(await trial.inbox.put(makeEntry("short")));
    expectEqual(known, "duplicate of a done one", "a purged key is known for its time");
    await trial.pass(hour);
    const forgotten = describePut(await trial.inbox.put(makeEntry("short")));
    expectEqual(forgotten, "stored", "a purged key is forgotten after its time, since its storing");
    await trial.pass(year);
    const long = describePut(await trial.inbox.put(makeEntry("long")));
    expectEqual(long, "duplicate of a done one", "a purged key without a time stays known");
  },

  "purges nothing in a dry run, and counts": async (trial) => {
    await trial.storeInEachState();
    const before = await trial.inbox.stats();
    const dryRun = { dryRun: true };
    expectEqual(await trial.inbox.purge(all, dryRun), 2, "a dry run counts all");
    for (const key of [...openOrKept, "done"])
      expectEqual(await trial.inbox.purge({ key }, dryRun), 1, `a dry run counts a ${key} one`);
    const { oldestMs: _before, ...expected } = before;
    const { oldestMs: _after, ...after } = await trial.inbox.stats();
    expectEqual(after, expected, "a dry run of purge changes nothing");
  },

  "refuses to purge by a filter that is empty": async (trial) => {
    await trial.quarantine("a");
    await expectRejection(trial.inbox.purge({}), "purge refuses an empty filter");
    const keys = keysIn(await trial.inbox.list());
    expectEqual(keys, ["a"], "a refused purge changes nothing");
  },

  "purges an entry once, however many purge it at once": async (trial) => {
    for (let index = 0; index < 10; index += 1) await trial.quarantine(String(index));
    const purges = Array.from({ length: 6 }, (_, index) => trial.handle(index).purge(all));
    const sum = (await Promise.all(purges)).reduce((one, other) => one + other);
    expectEqual(sum, 10, "six purges at once take each of ten entries once");
    const { done } = await trial.inbox.stats();
    expectEqual(done, 10, "six purges at once leave each of ten keys remembered");
  },

  "stores nothing twice while it purges": async (trial) => {
    for (const isPurgeFirst of [true, false]) {
      const entry = makeEntry(`purge first: ${isPurgeFirst}`);
      await trial.store(entry);
      const put = async (inbox: Inbox) => describePut(await inbox.put(entry));
      const { outcomes, purged } = await race(trial, { state: "waiting", isPurgeFirst }, put);
      const stored = outcomes.filter((outcome) => outcome === "stored");
      expectEqual(stored, [], "a put while purge erases its entry is a duplicate");
      expectEqual(purged, 1, "a purge among puts takes the entry once");
      const known = await put(trial.inbox);
      expectEqual(known, "duplicate of a done one", "purge among puts leaves the key remembered");
      expectEqual(keysOf(await trial.claim()), [], "a put brings back nothing that was purged");
    }
  },

  "settles or purges a claimed entry, never both": async (trial) => {
    for (const isPurgeFirst of [true, false]) {
      const key = `purge first: ${isPurgeFirst}`;
      await trial.store(makeEntry(key));
      const claim = await trial.claimOne();
      const { outcomes, purged } = await race(trial, { state: "claimed", isPurgeFirst }, (inbox) =>
        inbox.dead(claim, "why"),
      );
      const settled = outcomes.filter(Boolean).length;
      expectEqual(settled + purged, 1, "of settling and purging an entry at once one succeeds");
      const [found] = await trial.inbox.list({ key });
      const state = settled === 1 ? "dead" : "done";
      expectMatch(found, { state }, "an entry is in the state of what succeeded");
    }
  },

  "replays or purges an entry, never both": async (trial) => {
    for (const isPurgeFirst of [true, false]) {
      await trial.quarantine(`purge first: ${isPurgeFirst}`);
      const state = "quarantined";
      const { outcomes, purged } = await race(trial, { state, isPurgeFirst }, (inbox) =>
        inbox.replay({ state }),
      );
      const replayed = outcomes.reduce((one, other) => one + other);
      const rule = "of replaying and purging an entry at once one succeeds";
      expectEqual(replayed + purged, 1, rule);
      expectEqual((await trial.claim()).length, replayed, "only what was replayed is due");
    }
  },
});

interface Race {
  /** Purges take the entries in this state. */
  readonly state: DeliveryState;
  readonly isPurgeFirst: boolean;
}

/** Runs actions and purges at the same time, half of them one turn later. */
async function race<T>(
  trial: Trial,
  { state, isPurgeFirst }: Race,
  act: (inbox: Inbox) => Promise<T>,
): Promise<{ readonly outcomes: readonly T[]; readonly purged: number }> {
  const outcomes: T[] = [];
  const counts: number[] = [];
  const steps = Array.from({ length: 12 }, async (_, index) => {
    if (index >= 6) await new Promise(setImmediate);
    const inbox = trial.handle(index >> 1);
    if ((index % 2 === 0) === isPurgeFirst) counts.push(await inbox.purge({ state }));
    else outcomes.push(await act(inbox));
  });
  await Promise.all(steps);
  return { outcomes, purged: counts.reduce((one, other) => one + other) };
}
