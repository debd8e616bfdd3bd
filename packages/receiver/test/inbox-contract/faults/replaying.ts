import { changeClaims, changePutResult, type Faults, shareWhileRunning } from "../broken-inbox.ts";

/** Faults of `replay`. */
export const replaying: Faults = {
  "keeps the number of attempts for a replay": {
    caughtBy: [
      "replays what is dead or quarantined, from the first attempt",
      "fences a lease from before a replay",
    ],
    plant: (parts) => {
      const attempts = new Map<string, number>();
      const { dead } = parts.inbox;
      parts.inbox.dead = (claim, reason) => {
        attempts.set(claim.entry.key, claim.attempt);
        return dead(claim, reason);
      };
      return {
        dead: parts.inbox.dead,
        ...changeClaims((claim) => ({
          ...claim,
          attempt: claim.attempt + (attempts.get(claim.entry.key) ?? 0),
        }))(parts),
      };
    },
  },
  "keeps the reason of a quarantine for a replay": {
    caughtBy: ["replays what is dead or quarantined, from the first attempt"],
    plant: changeClaims((claim, { given }) => {
      const quarantine = given.get(claim.entry.key)?.quarantine ?? null;
      return { ...claim, entry: { ...claim.entry, quarantine } };
    }),
  },
  "replays everything, whatever the filter": {
    caughtBy: ["replays what its filter chooses, and nothing else"],
    plant: ({ inbox }) => ({ replay: (_filter, options) => inbox.replay({ all: true }, options) }),
  },
  "replays nothing by key": {
    caughtBy: ["replays what its filter chooses, and nothing else"],
    plant: ({ inbox }) => ({
      replay: async (filter, options) =>
        filter.key === undefined ? inbox.replay(filter, options) : 0,
    }),
  },
  "counts what is open or done as replayed": {
    caughtBy: ["replays nothing that waits, is claimed or is done"],
    plant: ({ inbox }) => ({
      replay: async (filter, options) => {
        const replayed = await inbox.replay(filter, options);
        const found = filter.state && !options?.dryRun ? await inbox.list(filter) : [];
        return replayed || found.length;
      },
    }),
  },
  "replays what is claimed": {
    caughtBy: ["replays nothing that waits, is claimed or is done"],
    plant: ({ inbox, newest }) => ({
      replay: async (filter, options) => {
        const claim = filter.state === "claimed" && newest.get("claimed");
        if (claim) await inbox.retry(claim, 0);
        return inbox.replay(filter, options);
      },
    }),
  },
  "counts a replay for each that comes at once": {
    caughtBy: ["replays an entry once, however many replay it at once"],
    plant: ({ inbox }) => ({
      replay: shareWhileRunning(inbox.replay, (filter) => JSON.stringify(filter)),
    }),
  },
  "forgets the key of what was replayed": {
    caughtBy: ["knows the key of a replayed entry, while it is open and after it is done"],
    plant: (parts) => {
      let isReplayed = false;
      const forget = changePutResult((result) =>
        isReplayed && result.outcome === "duplicate" ? { outcome: "stored" } : result,
      );
      return {
        ...forget(parts),
        replay: (filter, options) => {
          isReplayed = true;
          return parts.inbox.replay(filter, options);
        },
      };
    },
  },
  "replays in a dry run": {
    caughtBy: ["replays nothing in a dry run, and counts"],
    plant: ({ inbox }) => ({ replay: (filter) => inbox.replay(filter) }),
  },
  "counts nothing in a dry run of replay": {
    caughtBy: ["replays nothing in a dry run, and counts"],
    plant: ({ inbox }) => ({
      replay: async (filter, options) => (options?.dryRun ? 0 : inbox.replay(filter, options)),
    }),
  },
  "replays everything by an empty filter": {
    caughtBy: ["refuses to replay by a filter that is empty"],
    plant: ({ inbox }) => ({
      replay: (filter, options) =>
        inbox.replay(Object.keys(filter).length === 0 ? { all: true } : filter, options),
    }),
  },
};
