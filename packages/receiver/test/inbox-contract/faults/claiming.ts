import { changeClaims, type Faults, shareWhileRunning } from "../broken-inbox.ts";

/** Faults of `claim` and of leases. */
export const claiming: Faults = {
  "gives out the newest first": {
    caughtBy: ["gives out what was stored first, as many as asked for"],
    plant: ({ inbox }) => ({
      claim: async (request) => (await inbox.claim(request)).toReversed(),
    }),
  },
  "gives out in the order of storing alone": {
    caughtBy: ["gives out first what is due the longest"],
    plant: ({ inbox, given }) => ({
      claim: async (request) => {
        const keys = [...given.keys()];
        const claims = await inbox.claim(request);
        return claims.toSorted(
          (one, other) => keys.indexOf(one.entry.key) - keys.indexOf(other.entry.key),
        );
      },
    }),
  },
  "ignores the limit of a claim": {
    caughtBy: [
      "gives out what was stored first, as many as asked for",
      "gives an entry to one worker, however many claim at once",
    ],
    plant: ({ inbox }) => ({
      claim: ({ leaseMs }) => inbox.claim({ limit: 1_000, leaseMs }),
    }),
  },
  "looks in one step and claims in another": {
    caughtBy: ["gives an entry to one worker, however many claim at once"],
    plant: ({ inbox }) => ({ claim: shareWhileRunning(inbox.claim, () => "") }),
  },
  "leases nothing": {
    caughtBy: ["gives an entry to no other worker until its lease ends"],
    plant: ({ inbox }) => ({ claim: ({ limit }) => inbox.claim({ limit, leaseMs: 0 }) }),
  },
  "ends leases early": {
    caughtBy: ["gives an entry to no other worker until its lease ends"],
    plant: ({ inbox }) => ({
      claim: ({ limit, leaseMs }) => inbox.claim({ limit, leaseMs: leaseMs / 2 }),
    }),
  },
  "ends no lease": {
    caughtBy: ["gives an entry out again when its lease has ended, with the next attempt"],
    plant: ({ inbox }) => ({
      claim: ({ limit }) => inbox.claim({ limit, leaseMs: Number.POSITIVE_INFINITY }),
    }),
  },
  "counts no attempts": {
    caughtBy: ["gives an entry out again when its lease has ended, with the next attempt"],
    plant: changeClaims((claim) => ({ ...claim, attempt: 1 })),
  },
};
