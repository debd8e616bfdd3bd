import type { Claim, Inbox } from "../../../src/inbox/inbox.ts";
import {
  changeClaims,
  type Fault,
  type Faults,
  type Parts,
  shareWhileRunning,
} from "../broken-inbox.ts";

/** Faults of `done`, `retry` and `dead`, and of the lease that fences them. */
export const settling: Faults = {
  "has no fence on done": {
    caughtBy: ["lets only the newest lease finish an entry"],
    plant: (parts) => ({ done: (claim) => parts.inbox.done(newestOf(claim, parts)) }),
  },
  "has no fence on retry": {
    caughtBy: ["lets only the newest lease delay an entry"],
    plant: (parts) => ({
      retry: (claim, delayMs) => parts.inbox.retry(newestOf(claim, parts), delayMs),
    }),
  },
  "has no fence on dead": {
    caughtBy: ["lets only the newest lease bury an entry"],
    plant: (parts) => ({
      dead: (claim, reason) => parts.inbox.dead(newestOf(claim, parts), reason),
    }),
  },
  "says that every lease settled": {
    caughtBy: ["settles a lease once"],
    plant: ({ inbox }) => ({
      done: async (claim) => {
        await inbox.done(claim);
        return true;
      },
    }),
  },
  "says that a lease settled nothing": {
    caughtBy: ["settles a lease that ended, if the entry was not claimed again"],
    plant: ({ inbox }) => ({
      retry: async (claim, delayMs) => {
        await inbox.retry(claim, delayMs);
        return false;
      },
    }),
  },
  "settles a lease for each that settles it at once": {
    caughtBy: ["settles a lease once, however many settle it at once"],
    plant: ({ inbox }) => ({
      done: shareWhileRunning(inbox.done, ({ lease }) => lease),
      dead: shareWhileRunning(inbox.dead, ({ lease }) => lease),
      retry: shareWhileRunning(inbox.retry, ({ lease }) => lease),
    }),
  },
  "settles no lease that ended": {
    caughtBy: ["settles a lease that ended, if the entry was not claimed again"],
    plant: ({ inbox }) => {
      const ifClaimed = async (claim: Claim, settle: () => Promise<boolean>) => {
        const [found] = await inbox.list({ key: claim.entry.key });
        return found?.state === "claimed" && settle();
      };
      return {
        done: (claim) => ifClaimed(claim, () => inbox.done(claim)),
        dead: (claim, reason) => ifClaimed(claim, () => inbox.dead(claim, reason)),
        retry: (claim, delayMs) => ifClaimed(claim, () => inbox.retry(claim, delayMs)),
      };
    },
  },
  "takes the attempt for the lease": {
    caughtBy: ["fences a lease from before a replay"],
    plant: (parts) => changeFence(parts, (claim, newest) => claim.attempt === newest.attempt),
  },
  "takes the key and the attempt for the lease": {
    caughtBy: ["fences a lease from before a purge, though its key is stored again"],
    plant: (parts) => {
      const fresh = new Set<string>();
      return {
        ...changeFence(
          parts,
          ({ entry, attempt }, newest) => fresh.has(entry.key) && attempt === newest.attempt,
        ),
        purge: async (filter, options) => {
          if (filter.key !== undefined) fresh.add(filter.key);
          return parts.inbox.purge(filter, options);
        },
      };
    },
  },
  "lets a sender's older lease settle": {
    caughtBy: ["fences the lease of a sender who came again"],
    plant: (parts) => changeFence(parts, (claim) => claim.awaitsSender),
  },
  "forgets the reason of a death": {
    caughtBy: ["keeps a dead entry with its reason and its body"],
    plant: ({ inbox }) => ({ dead: (claim) => inbox.dead(claim, "") }),
  },
  "ignores the delay of a retry": {
    caughtBy: ["gives no retry out before its delay is over, and others meanwhile"],
    plant: ({ inbox }) => ({ retry: (claim) => inbox.retry(claim, 0) }),
  },
  "delays a retry longer than asked for": {
    caughtBy: ["gives a retry out when its delay is over"],
    plant: ({ inbox }) => ({ retry: (claim, delayMs) => inbox.retry(claim, 2 * delayMs) }),
  },
  "delays every retry": {
    caughtBy: ["gives a retry without a delay out at once"],
    plant: ({ inbox }) => ({
      retry: (claim, delayMs) => inbox.retry(claim, Math.max(delayMs, 60_000)),
    }),
  },
  "counts a retry as no attempt": {
    caughtBy: ["gives a retry out when its delay is over"],
    plant: (parts) => {
      const retried = new Set<string>();
      return {
        ...changeClaims((claim) =>
          retried.has(claim.entry.key) ? { ...claim, attempt: claim.attempt - 1 } : claim,
        )(parts),
        retry: (claim, delayMs) => {
          retried.add(claim.entry.key);
          return parts.inbox.retry(claim, delayMs);
        },
      };
    },
  },
};

function newestOf(claim: Claim, { newest }: Parts): Claim {
  return newest.get(claim.entry.key) ?? claim;
}

/** Treats an older lease as the newest one under the condition of a fault. */
function changeFence(
  parts: Parts,
  isTaken: (claim: Claim, newest: Claim) => boolean,
): ReturnType<Fault["plant"]> {
  const { inbox } = parts;
  const toLease = (claim: Claim): Claim => {
    const newest = newestOf(claim, parts);
    return isTaken(claim, newest) ? newest : claim;
  };
  const settling: Pick<Inbox, "done" | "dead" | "retry"> = {
    done: (claim) => inbox.done(toLease(claim)),
    dead: (claim, reason) => inbox.dead(toLease(claim), reason),
    retry: (claim, delayMs) => inbox.retry(toLease(claim), delayMs),
  };
  return settling;
}
