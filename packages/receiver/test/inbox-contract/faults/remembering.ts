import type { InboxEntry } from "../../../src/inbox/inbox.ts";
import { changePut, type Fault, type Faults } from "../broken-inbox.ts";

/** Faults of the time for which a key stays known. */
export const remembering: Faults = {
  "forgets keys too early": {
    caughtBy: [
      "remembers a key for the time that its entry asks for",
      "remembers a key for that time again, once it is stored again",
      "remembers a key no longer for its duplicates",
    ],
    plant: changeTime((rememberMs) => rememberMs && rememberMs / 2),
  },
  "forgets no key": {
    caughtBy: [
      "stores a key like a new one after that time",
      "counts that time from the storing",
      "remembers a key at least as long as its entry waits or is claimed",
      "remembers a key at least as long as its entry is dead or quarantined",
    ],
    plant: changeTime(() => null),
  },
  "forgets keys without a time after an hour": {
    caughtBy: ["remembers a key without an end if its entry names no time"],
    plant: changeTime((rememberMs) => rememberMs ?? 3_600_000),
  },
  "remembers the fingerprint of a key that it forgot": {
    caughtBy: ["stores a key like a new one after that time"],
    plant: ({ inbox, given }) => ({
      put: (entry, options) => {
        const fingerprint = given.get(entry.key)?.fingerprint ?? entry.fingerprint;
        return inbox.put({ ...entry, fingerprint }, options);
      },
    }),
  },
  "remembers a key only the first time": {
    caughtBy: ["remembers a key for that time again, once it is stored again"],
    plant: ({ inbox, given }) => ({
      put: (entry, options) =>
        inbox.put(given.has(entry.key) ? { ...entry, rememberMs: 0 } : entry, options),
    }),
  },
  "remembers a key longer for its duplicates": {
    caughtBy: ["remembers a key no longer for its duplicates"],
    plant: lengthen((_entry, outcome) => outcome === "duplicate"),
  },
  "counts the time of a key from its end": {
    caughtBy: ["counts that time from the storing"],
    plant: ({ inbox, now }) => {
      const until = new Map<string, number>();
      return {
        done: (claim) => {
          until.set(claim.entry.key, now() + (claim.entry.rememberMs ?? 0));
          return inbox.done(claim);
        },
        put: async (entry, options) =>
          (until.get(entry.key) ?? 0) > now()
            ? { outcome: "duplicate", state: "done" }
            : inbox.put(entry, options),
      };
    },
  },
  "forgets the key of what is open after its time": forgetKnown(["waiting", "claimed"], {
    caughtBy: "remembers a key at least as long as its entry waits or is claimed",
  }),
  "forgets the key of what is kept after its time": forgetKnown(["dead", "quarantined"], {
    caughtBy: "remembers a key at least as long as its entry is dead or quarantined",
  }),
};

function changeTime(change: (rememberMs: number | null) => number | null): Fault["plant"] {
  return changePut((entry) => ({ ...entry, rememberMs: change(entry.rememberMs ?? null) }));
}

/** Lengthens the time of a key at some puts. */
function lengthen(isWanted: (entry: InboxEntry, outcome: string) => boolean): Fault["plant"] {
  return ({ inbox, now }) => {
    const until = new Map<string, number>();
    return {
      put: async (entry, options) => {
        if ((until.get(entry.key) ?? 0) > now()) return { outcome: "duplicate", state: "done" };
        const result = await inbox.put(entry, options);
        if (isWanted(entry, result.outcome)) until.set(entry.key, now() + (entry.rememberMs ?? 0));
        return result;
      },
    };
  };
}

/** Treats a known key as new after its time, in some states. */
function forgetKnown(states: readonly string[], { caughtBy }: { caughtBy: string }): Fault {
  return {
    caughtBy: [caughtBy],
    plant: ({ inbox, given, now }) => {
      const storedAt = new Map<string, number>();
      return {
        put: async (entry, options) => {
          const result = await inbox.put(entry, options);
          if (!storedAt.has(entry.key)) storedAt.set(entry.key, now());
          const time = given.get(entry.key)?.rememberMs ?? Number.POSITIVE_INFINITY;
          const isOver = now() - (storedAt.get(entry.key) ?? 0) >= time;
          const isForgotten = "state" in result && states.includes(result.state) && isOver;
          return isForgotten ? { outcome: "stored" } : result;
        },
      };
    },
  };
}
