import { setTimeout as sleep } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import pg from "pg";
import type { QueuePolicy } from "pg-boss";
import { importEntry, inboxName } from "../candidates/builds.ts";
import type { Delivery } from "./contender.ts";
import { connectGraphile, task } from "./graphile.ts";
import { toEntry } from "./inbox.ts";
import { queue, startBoss, toUuid } from "./pg-boss.ts";

/** One key in a separate queue. */
export interface RepeatedKey {
  readonly send: () => Promise<unknown>;
  /** Takes all waiting jobs. Resolves to their number, which is the number of handler runs. */
  readonly take: () => Promise<number>;
  /** Marks all taken jobs as handled. */
  readonly finish: () => Promise<unknown>;
  readonly close: () => Promise<unknown>;
  /**
   * Waits for the right time before the first or the second sends. Present only if the option forgets a key after some
   * time.
   */
  readonly awaitMoment?: (sends: "first" | "second") => Promise<void>;
}

/** A documented way to send a key at most once. */
export interface KeyOption {
  readonly name: string;
  readonly open: (url: string, folder: string) => Promise<RepeatedKey>;
}

const delivery: Delivery = { key: "event:repeated", fingerprint: "", body: Buffer.from("{}") };
const { key } = delivery;

/** The documented ways to send a key at most once, with their names in the table. */
export const keyOptions: readonly KeyOption[] = [
  { name: "inbox", open: openInboxKey },
  { name: "pg-boss, id made of the key", open: (url) => openBossKey(url, { id: toUuid(key) }) },
  {
    name: "pg-boss, singletonKey and singletonSeconds",
    open: (url) => openBossKey(url, { singletonKey: key, singletonSeconds: slotSeconds }),
  },
  ...(["short", "exclusive"] as const).map((policy) => ({
    name: `pg-boss, singletonKey, policy ${policy}`,
    open: (url: string) => openBossKey(url, { singletonKey: key }, policy),
  })),
  ...(["replace", "preserve_run_at", "unsafe_dedupe"] as const).map((jobKeyMode) => ({
    name: `graphile, jobKey, mode ${jobKeyMode}`,
    open: (url: string) => openGraphileKey(url, jobKeyMode),
  })),
];

async function openInboxKey(url: string, folder: string): Promise<RepeatedKey> {
  const entry = `${inboxName}/postgres`;
  const api = await importEntry<typeof import("@order-webhooks/inbox/postgres")>(folder, entry);
  const inbox = await api.createPostgresInbox({ url });
  const claims = new Set<Awaited<ReturnType<typeof inbox.claim>>[number]>();
  return {
    send: () => inbox.put(toEntry(delivery)),
    take: async () => {
      const claimed = await inbox.claim({ limit: 100, leaseMs: 60_000 });
      for (const claim of claimed) claims.add(claim);
      return claimed.length;
    },
    finish: () => Promise.all([...claims].map((claim) => inbox.done(claim))),
    close: async () => inbox.close?.(),
  };
}

/** Length of a `singletonSeconds` slot, short enough to wait for its end. A longer slot ends in the same way. */
const slotSeconds = 2;

async function openBossKey(
  url: string,
  options: { id: string } | { singletonKey: string; singletonSeconds?: number },
  policy: QueuePolicy = "standard",
): Promise<RepeatedKey> {
  const boss = await startBoss(url);
  await boss.createQueue(queue, { policy });
  const ids: string[] = [];
  return {
    send: () => boss.send(queue, {}, options),
    take: async () => {
      const jobs = await boss.fetch(queue, { batchSize: 100 });
      ids.push(...jobs.map(({ id }) => id));
      return jobs.length;
    },
    finish: () => boss.complete(queue, ids),
    close: () => boss.stop({ graceful: false }),
    ...("singletonSeconds" in options && {
      awaitMoment: (sends) => awaitSlot(url, sends === "first" ? slotSeconds - 0.3 : 0.1),
    }),
  };
}

/** Waits until `seconds` of a slot are over, by the clock of the database server. */
async function awaitSlot(url: string, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT extract(epoch FROM clock_timestamp())::float8 AS now",
  );
  await client.end();
  const missing = (seconds - (Number(rows[0]?.now) % slotSeconds) + slotSeconds) % slotSeconds;
  await sleep(missing * 1_000);
}

async function openGraphileKey(
  url: string,
  jobKeyMode: "replace" | "preserve_run_at" | "unsafe_dedupe",
): Promise<RepeatedKey> {
  const { pool, utils, work, close } = await connectGraphile(url);
  // Each job runs until this promise resolves.
  let end = Promise.withResolvers<void>();
  const runners: Runner[] = [];
  let taken = 0;
  const count = async (condition: string) => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE ${condition}`,
    );
    return Number(rows[0]?.count);
  };
  return {
    send: () => utils.addJob(task, {}, { jobKey: key, jobKeyMode }),
    take: async () => {
      runners.push(await work(() => end.promise));
      while ((await count("is_available")) > 0) await sleep(10);
      const locked = await count("locked_at IS NOT NULL");
      const more = locked - taken;
      taken = locked;
      return more;
    },
    finish: async () => {
      end.resolve();
      for (const runner of runners.splice(0)) await runner.stop();
      end = Promise.withResolvers<void>();
      taken = 0;
    },
    close,
  };
}
