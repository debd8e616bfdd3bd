import type { Claim, Inbox } from "@order-webhooks/receiver";
import { proveCopies, proveLateWorkers } from "../concurrency.ts";
import { waitUntil } from "../patience.ts";
import { entryOf } from "../processes/entries.ts";
import type { ProofDatabase } from "./database.ts";
import { type FleetOutcome, noFleetOutcome } from "./outcome.ts";
import { type Place, withInboxes } from "./place.ts";

const keys = Array.from({ length: 400 }, (_, index) => `key-${index}`);
const leaseMs = 600_000;

/** Each delivery is put fifty times at once, into three inboxes of one database. Exactly one stores it. */
export function proveCopiesAtOnce(place: Place): Promise<FleetOutcome> {
  return withInboxes(place, async (inboxes) => ({
    ...noFleetOutcome,
    ...(await proveCopies(inboxes)),
  }));
}

/**
 * A worker returns after its lease has ended, when a worker of another inbox has claimed the delivery. It cannot settle
 * the delivery.
 */
export function proveLateWorkersOfTwo(place: Place): Promise<FleetOutcome> {
  return withInboxes(place, async (inboxes) => ({
    ...noFleetOutcome,
    ...(await proveLateWorkers(inboxes)),
  }));
}

/** Three inboxes claim due deliveries, many times at once. Each delivery is claimed by one. */
export function proveClaimsAtOnce(place: Place): Promise<FleetOutcome> {
  return withInboxes(place, async (inboxes) => {
    await putAll(inboxes[0]);
    const workers = inboxes.flatMap((inbox) => Array.from({ length: 4 }, () => inbox));
    const claims = (await Promise.all(workers.map(claimUntilNone))).flat();
    const times = new Map<string, number>();
    for (const { entry } of claims) times.set(entry.key, (times.get(entry.key) ?? 0) + 1);
    const shared = [...times.values()].filter((count) => count > 1).length;
    return {
      ...noFleetOutcome,
      rounds: workers.length,
      acknowledged: keys.length,
      kept: times.size,
      lost: keys.length - times.size,
      shared,
    };
  });
}

async function claimUntilNone(inbox: Inbox): Promise<readonly Claim[]> {
  const all: Claim[] = [];
  for (;;) {
    const claims = await inbox.claim({ limit: 3, leaseMs });
    if (claims.length === 0) return all;
    all.push(...claims);
  }
}

/** Another transaction locks the delivery that is due for the longest time. All others are claimed meanwhile. */
export function proveLockedRow(place: Place): Promise<FleetOutcome> {
  return withInboxes(place, async (inboxes) => {
    const [inbox] = inboxes;
    await putAll(inbox);
    return place.database.connect(async (client) => {
      await client.query("BEGIN");
      await client.query(
        "SELECT id FROM order_webhooks.deliveries ORDER BY due_at, id LIMIT 1 FOR UPDATE",
      );
      const claimed: Claim[] = [];
      let isClaimed = false;
      const claiming = inbox.claim({ limit: keys.length, leaseMs }).then((claims) => {
        claimed.push(...claims);
        isClaimed = true;
      });
      const isBlocked = () => hasBlocked(place.database);
      await waitUntil("a claim or its wait", async () => isClaimed || (await isBlocked()));
      const kept = claimed.length;
      await client.query("ROLLBACK");
      await claiming;
      return {
        ...noFleetOutcome,
        rounds: 1,
        acknowledged: keys.length - 1,
        kept,
        lost: keys.length - 1 - kept,
      };
    });
  });
}

/** Checks whether a statement waits for a lock that another transaction holds. */
async function hasBlocked(database: ProofDatabase): Promise<boolean> {
  const rows = await database.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows.length > 0;
}

async function putAll(inbox: Inbox): Promise<void> {
  await Promise.all(keys.map((key) => inbox.put({ ...entryOf(key), quarantine: null })));
}
