import type { Claim, Inbox, TransactionClient } from "@order-webhooks/receiver";
import { waitUntil } from "../patience.ts";
import { entryOf } from "../processes/entries.ts";
import { countEffects, createEffects } from "./effects.ts";
import { type FleetOutcome, noFleetOutcome } from "./outcome.ts";
import { type Place, withInboxes } from "./place.ts";

const keys = Array.from({ length: 16 }, (_, index) => `key-${index}`);
const leaseMs = 600_000;

/** A time in ms that is long enough to begin a transaction. */
const shortLeaseMs = 500;

/**
 * The worker of one inbox continues its transaction after its lease has ended, when another worker has claimed the
 * delivery. Nothing of that transaction stays. Half of the transactions begin before the other worker claims, and half
 * after.
 */
export function proveLateTransactions(place: Place): Promise<FleetOutcome> {
  return withInboxes(place, async ([late, other = late]) => {
    await createEffects(place.database);
    await Promise.all(keys.map((key) => late.put({ ...entryOf(key), quarantine: null })));
    const claims = await late.claim({ limit: keys.length, leaseMs: shortLeaseMs });
    const owned = new Map<string, Claim>();
    const isOwned = () => owned.size === keys.length;
    const early = claims
      .slice(0, keys.length / 2)
      .map((claim) => leaveEffect(late, claim, () => waitUntil("claimed by another", isOwned)));
    await waitUntil("all claimed by another", async () => {
      for (const claim of await other.claim({ limit: keys.length, leaseMs })) {
        owned.set(claim.entry.key, claim);
      }
      return isOwned();
    });
    const tooLate = claims.slice(keys.length / 2).map((claim) => leaveEffect(late, claim));
    const ended = (await Promise.all([...early, ...tooLate])).filter(Boolean).length;
    const done = await Promise.all([...owned.values()].map((claim) => leaveEffect(other, claim)));
    const effects = await countEffects(place.database, keys);
    const failed = done.filter((isDone) => !isDone).length;
    return {
      ...noFleetOutcome,
      ...effects,
      rounds: claims.length,
      acknowledged: keys.length,
      lost: effects.lost + failed,
      shared: ended,
    };
  });
}

/** Inserts a row in the transaction of the inbox. Resolves to false if that rejects. */
async function leaveEffect(
  inbox: Inbox,
  claim: Claim,
  linger: () => Promise<void> = async () => {},
): Promise<boolean> {
  const work = async (client: TransactionClient): Promise<void> => {
    await client.query("INSERT INTO effects (id, run) VALUES ($1, 'race')", [claim.entry.key]);
    await linger();
  };
  const { signal } = new AbortController();
  const ended = inbox.transaction?.(claim, work, { signal }).then(() => true);
  return (await ended?.catch(() => false)) ?? false;
}
