import type { InboxStats } from "../../../src/inbox/inbox.ts";
import type { Fault, Faults, Parts } from "../broken-inbox.ts";

/** Faults of `stats`. */
export const counting: Faults = {
  "counts one more than there is": {
    caughtBy: ["counts nothing in an empty inbox"],
    plant: changeStats((stats) => ({ ...stats, dead: stats.dead + 1 })),
  },
  "gives an age of 0 if there is none": {
    caughtBy: [
      "counts nothing in an empty inbox",
      "gives no age of what is done, dead or quarantined",
    ],
    plant: changeStats((stats) => ({ ...stats, oldestMs: stats.oldestMs ?? 0 })),
  },
  "counts what is quarantined with what is dead": {
    caughtBy: ["counts the entries in each state"],
    plant: changeStats((stats) => ({
      ...stats,
      dead: stats.dead + stats.quarantined,
      quarantined: 0,
    })),
  },
  "counts nothing that is done": {
    caughtBy: ["counts the entries in each state", "counts no key that is forgotten"],
    plant: changeStats((stats) => ({ ...stats, done: 0 })),
  },
  "counts a lease that ended as claimed": {
    caughtBy: ["counts an entry as waiting when its lease has ended"],
    plant: ({ inbox, newest }) => ({
      stats: async () => {
        const stats = await inbox.stats();
        const claimed = Math.min(newest.size, stats.waiting + stats.claimed);
        return { ...stats, claimed, waiting: stats.waiting + stats.claimed - claimed };
      },
    }),
  },
  "counts the bytes of what is open alone": {
    caughtBy: ["counts the bytes of the bodies that it keeps"],
    plant: ({ inbox }) => ({
      stats: async () => {
        const kept = await inbox.list({ limit: 1_000 });
        const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
        const stats = await inbox.stats();
        return { ...stats, bytes: stats.bytes - bytes };
      },
    }),
  },
  "counts the bytes of all that was ever put": {
    caughtBy: ["counts the bytes of the bodies that it keeps"],
    plant: ({ inbox, given }) => ({
      stats: async () => {
        const sizes = [...given.values()].map(({ body }) => body.byteLength);
        return { ...(await inbox.stats()), bytes: sizes.reduce((one, other) => one + other, 0) };
      },
    }),
  },
  "counts keys that are forgotten": {
    caughtBy: ["counts no key that is forgotten"],
    plant: ({ inbox, given }) => ({
      stats: async () => {
        const stats = await inbox.stats();
        const { waiting, claimed, dead, quarantined } = stats;
        return { ...stats, done: given.size - waiting - claimed - dead - quarantined };
      },
    }),
  },
  "gives the age of the youngest entry": {
    caughtBy: ["gives the age of the oldest entry that waits or is claimed"],
    plant: ({ inbox }) => ({
      stats: async () => {
        const waiting = await inbox.list({ state: "waiting" });
        const claimed = await inbox.list({ state: "claimed" });
        const ages = [...waiting, ...claimed].map(({ ageMs }) => ageMs);
        const oldestMs = ages.length > 0 ? Math.min(...ages) : null;
        return { ...(await inbox.stats()), oldestMs };
      },
    }),
  },
  "gives the age of what is dead or quarantined": {
    caughtBy: ["gives no age of what is done, dead or quarantined"],
    plant: ({ inbox }) => ({
      stats: async () => {
        const ages = (await inbox.list()).map(({ ageMs }) => ageMs);
        const stats = await inbox.stats();
        return {
          ...stats,
          oldestMs: stats.oldestMs ?? (ages.length > 0 ? Math.max(...ages) : null),
        };
      },
    }),
  },
  "gives the age of a replayed entry since its storing": {
    caughtBy: ["gives the age of a replayed entry since its replay"],
    plant: ({ inbox, now }) => {
      let replayed = 0;
      return {
        replay: async (filter, options) => {
          replayed = now();
          return inbox.replay(filter, options);
        },
        stats: async () => {
          const stats = await inbox.stats();
          const { oldestMs } = stats;
          return { ...stats, oldestMs: oldestMs === null ? null : oldestMs + replayed };
        },
      };
    },
  },
};

function changeStats(change: (stats: InboxStats) => InboxStats): Fault["plant"] {
  return ({ inbox }: Parts) => ({ stats: async () => change(await inbox.stats()) });
}
