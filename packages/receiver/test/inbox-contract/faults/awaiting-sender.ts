import type { ClaimOnPut, Inbox, InboxEntry } from "../../../src/inbox/inbox.ts";
import {
  changeClaimOnPut,
  changeClaims,
  claimIn,
  type Faults,
  type Parts,
  shareWhileRunning,
} from "../broken-inbox.ts";

/** Faults of `put` with a claim. */
export const awaitingSender: Faults = {
  "claims nothing for a sender": {
    caughtBy: ["claims a new entry for its sender at once"],
    plant: changeClaimOnPut(() => undefined),
  },
  "claims an entry for each sender that puts it at once": {
    caughtBy: [
      "claims an entry for one sender, however many put it at once",
      "claims a failed entry for one sender, however many come again at once",
    ],
    plant: ({ inbox }) => ({
      put: shareWhileRunning(inbox.put, ({ key, fingerprint }) => key + fingerprint),
    }),
  },
  "keeps a sender out for the delay of a retry": {
    caughtBy: ["claims a failed entry for its sender at once, whatever the delay"],
    plant: ({ inbox, now }) => {
      const delayed = new Map<string, number>();
      return {
        retry: (claim, delayMs) => {
          delayed.set(claim.entry.key, now() + delayMs);
          return inbox.retry(claim, delayMs);
        },
        put: async (entry, options) => {
          const isDelayed = (delayed.get(entry.key) ?? 0) > now();
          if (options?.claim && isDelayed) return { outcome: "duplicate", state: "waiting" };
          return inbox.put(entry, options);
        },
      };
    },
  },
  "starts again at the first attempt for a sender that comes again": {
    caughtBy: ["claims a failed entry for its sender at once, whatever the delay"],
    plant: changeClaims((claim) => (claim.awaitsSender ? { ...claim, attempt: 1 } : claim)),
  },
  "claims an entry for its sender in spite of a lease": {
    caughtBy: [
      "claims an entry for its sender when its lease has ended, not before",
      "gives an entry to the workers when its sender has not come in time",
    ],
    plant: ({ inbox, newest }) => ({
      put: async (entry, options) => {
        const result = await inbox.put(entry, options);
        const claim = newest.get(entry.key);
        if (!options?.claim || !claim?.awaitsSender || result.outcome !== "duplicate")
          return result;
        return result.state === "claimed" ? { ...result, claim } : result;
      },
    }),
  },
  "claims no entry for its sender after a lease that ended": {
    caughtBy: ["claims an entry for its sender when its lease has ended, not before"],
    plant: ({ inbox, newest }) => {
      const retried = new Set<string>();
      return {
        retry: (claim, delayMs) => {
          retried.add(claim.lease);
          return inbox.retry(claim, delayMs);
        },
        put: async (entry, options) => {
          const lease = newest.get(entry.key)?.lease;
          if (!options?.claim || lease === undefined || retried.has(lease))
            return inbox.put(entry, options);
          const [found] = await inbox.list({ key: entry.key });
          return found ? { outcome: "duplicate", state: found.state } : { outcome: "full" };
        },
      };
    },
  },
  "gives an entry that awaits its sender to workers": {
    caughtBy: [
      "gives an entry that awaits its sender to no worker before its time",
      "counts the sender's time from the storing",
    ],
    plant: changeClaimOnPut(changeSenderMs(() => 0)),
  },
  "gives a sender less time than it was promised": {
    caughtBy: ["gives an entry that awaits its sender to no worker before its time"],
    plant: changeClaimOnPut(changeSenderMs((senderMs) => senderMs / 2)),
  },
  "waits for a sender without an end": {
    caughtBy: ["gives an entry to the workers when its sender has not come in time"],
    plant: changeClaimOnPut(changeSenderMs(() => Number.POSITIVE_INFINITY)),
  },
  "does not say that an entry awaits its sender": {
    caughtBy: [
      "claims a new entry for its sender at once",
      "gives an entry to the workers when its sender has not come in time",
    ],
    plant: changeClaims((claim) => ({ ...claim, awaitsSender: false })),
  },
  "gives an entry to its sender and to a worker that come at once": {
    caughtBy: ["gives an entry to its sender or to a worker, never to both"],
    plant: ({ inbox, newest }) => ({
      put: async (entry, options) => {
        const [before] = await inbox.list({ key: entry.key });
        await new Promise(setImmediate);
        const result = await inbox.put(entry, options);
        const claim = newest.get(entry.key);
        const isTaken = options?.claim && before?.state === "waiting" && !claimIn(result);
        return isTaken && claim?.awaitsSender
          ? { ...result, outcome: "duplicate", state: "waiting", claim }
          : result;
      },
    }),
  },
  "counts the sender's time from its last put": {
    caughtBy: ["counts the sender's time from the storing"],
    plant: ({ inbox, now }) => {
      const until = new Map<string, number>();
      return {
        put: (entry, options) => {
          if (options?.claim) until.set(entry.key, now() + options.claim.senderMs);
          else until.delete(entry.key);
          return inbox.put(entry, options);
        },
        claim: async (request) =>
          (await inbox.claim(request)).filter(({ entry }) => (until.get(entry.key) ?? 0) <= now()),
      };
    },
  },
  "leaves an acknowledged entry to its sender": {
    caughtBy: [
      "leaves an entry to the workers once a put without a claim acknowledges it",
      "takes an entry off its sender for the time after its lease",
    ],
    plant: ({ inbox }) => ({ put: whenAcknowledged(inbox, () => true) }),
  },
  "leaves an acknowledged entry to its sender if it is claimed": {
    caughtBy: [
      "takes an entry off its sender while it is claimed",
      "takes an entry off its sender for the time after its lease",
    ],
    plant: ({ inbox }) => ({ put: whenAcknowledged(inbox, (state) => state === "claimed") }),
  },
  "ends the lease of an entry that is acknowledged": {
    caughtBy: ["takes an entry off its sender while it is claimed"],
    plant: ({ inbox, newest }) => ({
      put: async (entry, options) => {
        const result = await inbox.put(entry, options);
        const claim = newest.get(entry.key);
        if (!options?.claim && claim?.awaitsSender) await inbox.retry(claim, 0);
        return result;
      },
    }),
  },
  "takes a conflict for an acknowledgment": {
    caughtBy: ["leaves an entry to its sender after a conflict"],
    plant: ({ inbox, given }) => ({
      put: async (entry, options) => {
        const known = given.get(entry.key);
        if (!options?.claim && known) await inbox.put(known);
        return inbox.put(entry, options);
      },
    }),
  },
  "gives a claim with a conflict": {
    caughtBy: ["leaves an entry to its sender after a conflict"],
    plant: ({ inbox, newest }) => ({
      put: async (entry, options) => {
        const result = await inbox.put(entry, options);
        const claim = newest.get(entry.key);
        return options?.claim && claim && result.outcome === "conflict"
          ? { ...result, claim }
          : result;
      },
    }),
  },
  "claims an acknowledged entry for a sender": {
    caughtBy: [
      "leaves an entry to the workers once a put without a claim acknowledges it",
      "claims nothing for a sender that was acknowledged",
      "leaves a replayed entry to the workers",
    ],
    plant: (parts) => ({ put: claimWhatWaits(parts, () => true) }),
  },
  "has a replayed entry await its sender": {
    caughtBy: ["leaves a replayed entry to the workers"],
    plant: (parts) => {
      let isReplayed = false;
      return {
        replay: (filter, options) => {
          isReplayed = true;
          return parts.inbox.replay(filter, options);
        },
        put: claimWhatWaits(parts, () => isReplayed),
      };
    },
  },
};

function changeSenderMs(change: (senderMs: number) => number) {
  return ({ claim }: { readonly claim?: ClaimOnPut }) =>
    claim ? { claim: { ...claim, senderMs: change(claim.senderMs) } } : {};
}

/** Ignores puts that acknowledge a known entry, in some states. */
function whenAcknowledged(inbox: Inbox, isIgnored: (state: string) => boolean): Inbox["put"] {
  return async (entry, options) => {
    const [found] = await inbox.list({ key: entry.key });
    const isSame = (await inbox.read(entry.key))?.fingerprint === entry.fingerprint;
    if (options?.claim || !found || !isSame || !isIgnored(found.state))
      return inbox.put(entry, options);
    return { outcome: "duplicate", state: found.state };
  };
}

/** Claims whatever waits for a sender that puts it again. */
function claimWhatWaits({ inbox }: Parts, isWanted: () => boolean): Inbox["put"] {
  return async (entry: InboxEntry, options) => {
    const result = await inbox.put(entry, options);
    const isWaiting = result.outcome === "duplicate" && result.state === "waiting";
    if (!options?.claim || !isWaiting || claimIn(result) || !isWanted()) return result;
    const [claim] = await inbox.claim({ limit: 1, leaseMs: options.claim.leaseMs });
    return claim ? { ...result, claim } : result;
  };
}
