import { setTimeout as sleep } from "node:timers/promises";
import type { Claim, Inbox } from "@order-webhooks/receiver";
import { noOutcome, type Outcome } from "./outcome.ts";
import { entryOf } from "./processes/entries.ts";

const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);

/** One or more open inboxes on the same file or database. */
export type Inboxes = readonly [Inbox, ...Inbox[]];

/** Each delivery is put fifty times at once, into one inbox after the other. Exactly one copy is stored. */
export async function proveCopies(inboxes: Inboxes): Promise<Outcome> {
  const stored = await Promise.all(keys.map((key) => countStored(inboxes, key)));
  return {
    ...noOutcome,
    rounds: 50,
    acknowledged: keys.length,
    kept: stored.filter((count) => count > 0).length,
    lost: stored.filter((count) => count === 0).length,
    repeated: stored.filter((count) => count > 1).length,
  };
}

async function countStored(inboxes: Inboxes, key: string): Promise<number> {
  const copies = Array.from({ length: 50 }, (_, copy) => {
    const inbox = inboxes[copy % inboxes.length] ?? inboxes[0];
    return inbox.put(entryOf(key));
  });
  const results = await Promise.all(copies);
  return results.filter(({ outcome }) => outcome === "stored").length;
}

/**
 * A worker returns after its lease has ended, when another worker has claimed the delivery. It cannot settle the
 * delivery.
 */
export async function proveLateWorkers([inbox, other = inbox]: Inboxes): Promise<Outcome> {
  await Promise.all(keys.map((key) => inbox.put({ ...entryOf(key), quarantine: null })));
  const late = await inbox.claim({ limit: keys.length, leaseMs: 1 });
  const owned = await claimAll(other);
  const ended = await Promise.all(late.map((claim, index) => settle(inbox, claim, index)));
  const done = await Promise.all(owned.map((claim) => other.done(claim)));
  return {
    ...noOutcome,
    rounds: late.length,
    acknowledged: keys.length,
    kept: done.filter((isDone) => isDone).length,
    lost: ended.filter((isEnded) => isEnded).length,
  };
}

/** Claims until it has every entry, while leases end. */
async function claimAll(inbox: Inbox): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  while (claims.length < keys.length) {
    claims.push(...(await inbox.claim({ limit: keys.length, leaseMs: 600_000 })));
    await sleep(1);
  }
  return claims;
}

function settle(inbox: Inbox, claim: Claim, index: number): Promise<boolean> {
  if (index % 3 === 0) return inbox.done(claim);
  return index % 3 === 1 ? inbox.retry(claim, 0) : inbox.dead(claim, "handler_failed");
}
