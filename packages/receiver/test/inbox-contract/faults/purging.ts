import type { ChangeFilter, Claim, DeliveryState, Inbox } from "../../../src/inbox/inbox.ts";
import { claimIn, type Faults, shareWhileRunning } from "../broken-inbox.ts";

const states: readonly DeliveryState[] = ["waiting", "claimed", "done", "dead", "quarantined"];

/** Faults of `purge`. */
export const purging: Faults = {
  "counts what it should purge, and purges nothing": {
    caughtBy: ["erases the body of an entry, in whatever state it is"],
    plant: ({ inbox }) => ({ purge: (filter) => inbox.purge(filter, { dryRun: true }) }),
  },
  "purges nothing that is claimed": {
    caughtBy: ["erases the body of an entry, in whatever state it is", "gives no purged entry out"],
    plant: ({ inbox }) => ({
      purge: async (filter, options) => {
        const found = await inbox.list(filter.all ? {} : filter);
        const isClaimed = found.some(({ state }) => state === "claimed");
        return isClaimed ? 0 : inbox.purge(filter, options);
      },
    }),
  },
  "leaves the body of what it purged to read": {
    caughtBy: ["erases the body of an entry, in whatever state it is"],
    plant: ({ inbox, given }) => ({
      read: async (key) => (await inbox.read(key)) ?? given.get(key),
    }),
  },
  "forgets the key of what it purged": {
    caughtBy: [
      "remembers the key of an entry that it erased",
      "remembers a purged key as long as a done one",
      "stores nothing twice while it purges",
    ],
    plant: ({ inbox }) => ({
      purge: async (filter, options) => {
        const found = await inbox.list(filter.all ? {} : filter);
        const count = await inbox.purge(filter, options);
        if (options?.dryRun) return count;
        for (const { key, state } of found) if (state !== "done") await inbox.purge({ key });
        return count;
      },
    }),
  },
  "forgets the fingerprint of what it purged": {
    caughtBy: ["remembers the key of an entry that it erased"],
    plant: ({ inbox }) => ({
      put: async (entry, options) => {
        const result = await inbox.put(entry, options);
        return result.outcome === "conflict" && result.state === "done"
          ? { ...result, outcome: "duplicate" }
          : result;
      },
    }),
  },
  "forgets no key of a done entry": {
    caughtBy: [
      "forgets the key of an entry that was done",
      "fences a lease from before a purge, though its key is stored again",
    ],
    plant: ({ inbox }) => ({
      purge: async (filter, options) => {
        const [found] = filter.key === undefined ? [] : await inbox.list(filter);
        const isDone = found?.state === "done" && !options?.dryRun;
        return isDone ? 1 : inbox.purge(filter, options);
      },
    }),
  },
  "gives a worker what it purged": {
    caughtBy: ["gives no purged entry out", "stores nothing twice while it purges"],
    plant: ({ inbox, given }) => {
      const handled = new Set<string>();
      return {
        done: (claim) => {
          handled.add(claim.entry.key);
          return inbox.done(claim);
        },
        claim: async (request) => {
          const done = await inbox.list({ state: "done" });
          const purged = done.flatMap(({ key }): Claim[] => {
            const entry = handled.has(key) ? undefined : given.get(key);
            return entry ? [{ entry, lease: "none", attempt: 1, awaitsSender: false }] : [];
          });
          return [...(await inbox.claim(request)), ...purged];
        },
      };
    },
  },
  "gives a sender what it purged": {
    caughtBy: ["gives no purged entry out"],
    plant: ({ inbox, newest }) => ({
      put: async (entry, options) => {
        const result = await inbox.put(entry, options);
        const claim = newest.get(entry.key);
        const isDone = result.outcome === "duplicate" && result.state === "done";
        return isDone && options?.claim && claim && !claimIn(result)
          ? { ...result, claim }
          : result;
      },
    }),
  },
  "purges everything in every state for all": {
    caughtBy: ["purges everything that is dead or quarantined, and nothing else"],
    plant: ({ inbox }) => ({
      purge: async (filter, options) => {
        if (!filter.all) return inbox.purge(filter, options);
        const counts: number[] = [];
        for (const state of states) counts.push(await inbox.purge({ state }, options));
        return counts.reduce((one, other) => one + other);
      },
    }),
  },
  "purges everything dead, whatever the filter": {
    caughtBy: ["purges what its filter chooses, and nothing else"],
    plant: ({ inbox }) => ({
      purge: (filter, options) =>
        inbox.purge(filter.state === "dead" ? { state: "dead" } : filter, options),
    }),
  },
  "remembers a purged key without an end": {
    caughtBy: ["remembers a purged key as long as a done one"],
    plant: ({ inbox }) => {
      const purged = new Set<string>();
      return {
        purge: async (filter, options) => {
          for (const { key } of await inbox.list(filter.all ? {} : filter)) purged.add(key);
          return inbox.purge(filter, options);
        },
        put: async (entry, options) =>
          purged.has(entry.key)
            ? { outcome: "duplicate", state: "done" }
            : inbox.put(entry, options),
      };
    },
  },
  "purges in a dry run": {
    caughtBy: ["purges nothing in a dry run, and counts"],
    plant: ({ inbox }) => ({ purge: (filter) => inbox.purge(filter) }),
  },
  "counts nothing in a dry run of purge": {
    caughtBy: ["purges nothing in a dry run, and counts"],
    plant: ({ inbox }) => ({
      purge: async (filter, options) => (options?.dryRun ? 0 : inbox.purge(filter, options)),
    }),
  },
  "purges everything by an empty filter": {
    caughtBy: ["refuses to purge by a filter that is empty"],
    plant: ({ inbox }) => ({
      purge: (filter, options) => inbox.purge(isEmpty(filter) ? { all: true } : filter, options),
    }),
  },
  "counts a purge for each that comes at once": {
    caughtBy: ["purges an entry once, however many purge it at once"],
    plant: ({ inbox }) => ({
      purge: shareWhileRunning(inbox.purge, (filter) => JSON.stringify(filter)),
    }),
  },
  "looks in one step and purges in another": {
    caughtBy: [
      "settles or purges a claimed entry, never both",
      "replays or purges an entry, never both",
    ],
    plant: ({ inbox }) => ({ purge: purgeInTwoSteps(inbox) }),
  },
};

function isEmpty(filter: ChangeFilter): boolean {
  return Object.keys(filter).length === 0;
}

/** Counts before it erases, so that others may settle or replay in between. */
function purgeInTwoSteps(inbox: Inbox): Inbox["purge"] {
  return async (filter, options) => {
    const count = await inbox.purge(filter, { dryRun: true });
    await new Promise(setImmediate);
    await inbox.purge(filter, options);
    return count;
  };
}
