import type { InboxEntry } from "@order-webhooks/receiver";
import pg from "pg";
import { importEntry, inboxName } from "../candidates/builds.ts";
import type { Contender, Delivery } from "./contender.ts";
import { drainInBatches } from "./drain.ts";

const leaseMs = 60_000;

/** Opens the inbox of a build. */
export async function openInbox(url: string, folder: string): Promise<Contender> {
  const api = await importEntry<typeof import("@order-webhooks/inbox/postgres")>(
    folder,
    `${inboxName}/postgres`,
  );
  const inbox = await api.createPostgresInbox({ url });
  return {
    put: (delivery) => inbox.put(toEntry(delivery)),
    drain: (count) =>
      drainInBatches(count, async (limit) => {
        const claims = await inbox.claim({ limit, leaseMs });
        await Promise.all(claims.map((claim) => inbox.done(claim)));
        return claims.length;
      }),
    countWaiting: async () => (await inbox.stats()).waiting,
    readBody: async (key) => (await inbox.read(key))?.body,
    fill: (count, body) => fill(url, count, body),
    close: async () => inbox.close?.(),
  };
}

/** Makes the inbox entry that a receiver makes for a valid delivery. */
export function toEntry({ key, fingerprint, body }: Delivery): InboxEntry {
  const [event, purpose] = ["bench.event", "message"];
  return { key, fingerprint, body, event, purpose, rawEvent: null, quarantine: null };
}

/** Writes directly to the tables of the inbox, because a million calls of its own functions would take minutes. */
async function fill(url: string, count: number, body: Buffer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(insertMany, [count, body.length]);
  await client.query(
    "INSERT INTO order_webhooks.bodies SELECT id, $1 FROM order_webhooks.deliveries WHERE state = 0",
    [body],
  );
  await client.query("VACUUM (ANALYZE) order_webhooks.deliveries, order_webhooks.bodies");
  await client.end();
}

/** In the inbox's tables, the state 0 means open, and 1 means done. */
const insertMany = `
  INSERT INTO order_webhooks.deliveries
    (key, fingerprint, state, since, stored_at, due_at, lease, attempts, bytes, event, purpose)
  SELECT 'before ' || at, md5(at::text), at % 2, now, now, CASE at % 2 WHEN 0 THEN now END,
    gen_random_uuid(), at % 2, (1 - at % 2) * $2::int, 'bench.event', 'message'
  FROM generate_series(1, $1::int) AS at,
    (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now) AS clock`;
