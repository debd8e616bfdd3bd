import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, keysIn, makeEntry, minute } from "./entries.ts";
import { expectBetween, expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { forSender, type Trial } from "./trial.ts";

/** Rules of `list`, without its filters. */
export const listing: readonly InboxContractCase[] = toCases({
  "lists what is dead or quarantined, with all that is known": async (trial) => {
    const names = { rawEvent: "raw", event: "named", purpose: "message" };
    await trial.store(makeEntry("dead", { body: new Uint8Array(7), ...names }));
    await trial.inbox.retry(await trial.claimOne(), 0);
    await trial.inbox.dead(await trial.claimOne(), "the handler failed");
    await trial.pass(hour);
    await trial.quarantine("quarantined", { quarantine: "not JSON" });
    const nameless = { rawEvent: null, event: null, purpose: null, dueMs: null };
    const expected = [
      { key: "quarantined", reason: "not JSON", attempts: 0, bytes: 11, ...nameless },
      { key: "dead", reason: "the handler failed", attempts: 2, bytes: 7, ...names, dueMs: null },
    ].map((known) => ({ ...known, state: known.bytes === 7 ? "dead" : "quarantined" }));
    for (const inbox of [trial.inbox, trial.other]) {
      const listed = (await inbox.list()).map(({ ageMs, ...known }) => known);
      expectEqual(sortKeys(listed), sortKeys(expected), "list gives what is known, newest first");
    }
  },

  "lists by default nothing that waits, is claimed or is done": async (trial) => {
    await trial.storeInEachState();
    const keys = keysIn(await trial.inbox.list()).toSorted();
    expectEqual(keys, ["dead", "quarantined"], "list gives what is dead or quarantined by default");
  },

  "lists what waits or is claimed, with the attempts": async (trial) => {
    await trial.store(makeEntry("a", { event: "named", purpose: "message", rawEvent: "raw" }));
    await trial.inbox.retry(await trial.claimOne(), 0);
    const names = { event: "named", purpose: "message", rawEvent: "raw" };
    const known = { key: "a", attempts: 1, reason: null, bytes: 1, ...names };
    const [waiting] = await trial.inbox.list({ state: "waiting" });
    expectMatch(waiting, { state: "waiting", ...known }, "list gives what waits");
    await trial.claimOne();
    const [claimed] = await trial.other.list({ state: "claimed" });
    const expected = { state: "claimed", ...known, attempts: 2 } as const;
    expectMatch(claimed, expected, "list gives what is claimed");
  },

  "lists what is done, without its body": async (trial) => {
    const names = { event: "named", purpose: "message", rawEvent: "raw" };
    await trial.store(makeEntry("a", names));
    await trial.inbox.retry(await trial.claimOne(), 0);
    await trial.inbox.done(await trial.claimOne());
    const [done] = await trial.inbox.list({ state: "done" });
    const expected = { key: "a", attempts: 2, reason: null, bytes: 0, dueMs: null, ...names };
    expectMatch(done, expected, "list gives what is known of a done entry");
  },

  "lists an entry as waiting when its lease has ended": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.claimOne();
    await trial.pass(hour);
    const [found] = await trial.inbox.list({ key: "a" });
    expectMatch(found, { state: "waiting", attempts: 1 }, "an entry whose lease ended waits");
    const claimed = await trial.inbox.list({ state: "claimed" });
    expectEqual(keysIn(claimed), [], "an entry whose lease ended is not claimed");
  },

  "lists the newest first: by death or quarantine, whenever it was stored": async (trial) => {
    await trial.store(makeEntry("dead last"));
    const claim = await trial.claimOne(10 * hour);
    await trial.quarantine("first");
    await trial.pass(minute);
    await trial.bury(makeEntry("second"));
    await trial.pass(minute);
    await trial.inbox.dead(claim, "why");
    const keys = keysIn(await trial.inbox.list());
    expectEqual(keys, ["dead last", "second", "first"], "list gives the newest first");
  },

  "lists as many as asked for": async (trial) => {
    for (const index of [1, 2, 3]) {
      await trial.quarantine(`unread ${index}`);
      await trial.bury(makeEntry(`dead ${index}`));
      await trial.pass(minute);
    }
    const steps = [
      { filter: { state: "dead", limit: 2 }, keys: ["dead 3", "dead 2"] },
      { filter: { state: "quarantined", limit: 1 }, keys: ["unread 3"] },
    ] as const;
    for (const { filter, keys } of steps) {
      const listed = keysIn(await trial.inbox.list(filter));
      expectEqual(listed, keys, "list gives as many as its limit, the newest");
    }
  },

  "lists 100 by default, and more if asked for": async (trial) => {
    for (let index = 0; index < 101; index += 1) await trial.quarantine(String(index));
    const lists = [await trial.inbox.list(), await trial.inbox.list({ state: "quarantined" })];
    const counts = lists.map(({ length }) => length);
    expectEqual(counts, [100, 100], "list gives 100 entries at most by default");
    const { length } = await trial.inbox.list({ limit: 200 });
    expectEqual(length, 101, "list gives more than 100 entries if asked for");
  },

  "gives the age since the storing or the replay": async (trial) => {
    await trial.store(makeEntry("a"));
    await trial.pass(10 * hour);
    await expectAge(trial, 10 * hour, "an entry that waits has its age since its storing");
    await trial.inbox.dead(await trial.claimOne(), "why");
    await trial.pass(5 * hour);
    await trial.inbox.replay(all);
    await trial.pass(hour);
    await expectAge(trial, hour, "a replayed entry has its age since its replay");
  },

  "gives the age since the death, the quarantine or the end, not the storing": async (trial) => {
    await trial.quarantine("quarantined");
    await trial.pass(10 * hour);
    await trial.bury(makeEntry("dead"));
    await trial.pass(5 * hour);
    await trial.store(makeEntry("done"));
    const claim = await trial.claimOne(100 * hour);
    await trial.pass(3 * hour);
    await trial.inbox.done(claim);
    await trial.pass(hour);
    const ages = { quarantined: 19 * hour, dead: 9 * hour, done: hour };
    for (const [key, ageMs] of Object.entries(ages))
      await expectAge(trial, ageMs, `a ${key} entry has its age since it is ${key}`, key);
  },

  "gives the time until a worker may claim an entry": async (trial) => {
    await trial.store(makeEntry("retried"));
    await trial.inbox.retry(await trial.claimOne(), 5 * hour);
    await trial.store(makeEntry("claimed"));
    await trial.claimOne(2 * hour);
    await trial.storeForSender(makeEntry("awaits"));
    await trial.store(makeEntry("due"));
    await trial.pass(hour);
    const times = { retried: 4 * hour, claimed: hour, awaits: forSender.senderMs - hour, due: 0 };
    for (const [key, dueMs] of Object.entries(times)) {
      const [found] = await trial.inbox.list({ key });
      const rule = `dueMs of what is ${key} is the time until a worker may claim it`;
      expectBetween(found?.dueMs, [Math.max(0, dueMs - 5 * minute), dueMs], rule);
    }
  },

  "lists nothing of what was replayed, and the new reason if it fails again": async (trial) => {
    await trial.bury(makeEntry("a"), "first");
    await trial.inbox.replay(all);
    expectEqual(await trial.inbox.list(), [], "list gives nothing that was replayed");
    const [open] = await trial.inbox.list({ key: "a" });
    const expected = { state: "waiting", reason: null, attempts: 0 } as const;
    expectMatch(open, expected, "a replayed entry waits from its first attempt");
    await trial.inbox.dead(await trial.claimOne(), "second");
    const [dead] = await trial.inbox.list();
    const again = { reason: "second", attempts: 1 };
    expectMatch(dead, again, "list gives the newest reason, and the attempts since the replay");
  },
});

async function expectAge(trial: Trial, ageMs: number, rule: string, key = "a"): Promise<void> {
  const [found] = await trial.inbox.list({ key });
  expectBetween(found?.ageMs, [ageMs, ageMs + 5 * minute], rule);
}

/** Sorts the keys of objects, so that a message shows the same order for both. */
function sortKeys(list: readonly object[]): readonly object[] {
  return list.map((item) => Object.fromEntries(Object.entries(item).toSorted()));
}
