import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { drawBetween, type Random, seededRandom } from "../disk/random.ts";
import { Sender, type SenderOptions } from "../load/sender.ts";
import { waitUntil } from "../patience.ts";
import { countEffects, createEffects } from "./effects.ts";
import { Fleet } from "./fleet/fleet.ts";
import type { Handling } from "./fleet/notes.ts";
import { countHandlings } from "./fleet/overlaps.ts";
import { type FleetOutcome, noFleetOutcome } from "./outcome.ts";
import type { Place } from "./place.ts";

/** Receivers on one database that are interrupted under load. */
export interface InterruptionPlan extends Place {
  /** The kills of receivers, or the deployments of all of them. */
  readonly rounds: number;
  readonly databaseKills: number;
  readonly seed: number;
  /** True for handlers that insert a row, in the transaction of the inbox, into a table without a unique key. */
  readonly hasEffects: boolean;
}

/** The parts that an interruption can act on. */
interface Interrupted {
  readonly fleet: Fleet;
  readonly random: Random;
}

/** Sends every second delivery to two receivers at once. */
const load: SenderOptions = { concurrency: 8, copies: 2 };

/** Kills one receiver after the other, and sometimes their database. */
export async function proveKills(plan: InterruptionPlan): Promise<FleetOutcome> {
  const { rounds, databaseKills, server } = plan;
  const every = Math.floor(rounds / Math.max(1, databaseKills));
  const isForDatabase = (round: number) =>
    round % every === every - 1 && (round + 1) / every <= databaseKills;
  const outcome = await proveInterruptions(plan, async ({ fleet, random }, round) => {
    const killOne = () => fleet.killOne(random);
    if (!isForDatabase(round)) return killOne();
    await fleet.started();
    await interruptDatabase(server, killOne);
  });
  return { ...outcome, databaseKills };
}

/** Kills the database, and restarts it after the work in between. */
async function interruptDatabase(
  server: PostgresServer,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await server.kill();
  try {
    await meanwhile();
  } finally {
    await server.resume();
  }
}

/** Sends SIGTERM to one receiver after the other, like a deployment. */
export function proveDeployments(plan: InterruptionPlan): Promise<FleetOutcome> {
  return proveInterruptions(plan, async ({ fleet }) => {
    for (const exit of await fleet.redeploy()) assert.deepEqual(exit, { code: 0, signal: null });
  });
}

/**
 * Interrupts receivers under load, waits until everything is handled, and compares that with the acknowledged
 * deliveries.
 */
async function proveInterruptions(
  plan: InterruptionPlan,
  interrupt: (interrupted: Interrupted, round: number) => Promise<void>,
): Promise<FleetOutcome> {
  const { module, folder, database, rounds, databaseKills, seed, hasEffects } = plan;
  if (hasEffects) await createEffects(database);
  const sender = new Sender(load);
  const aim = sender.aim.bind(sender);
  const fleet = new Fleet({ module, folder, url: database.url, hasEffects }, aim);
  const random = seededRandom(seed);
  try {
    await fleet.start();
    sender.start();
    for (let round = 0; round < rounds; round++) {
      await sender.more(drawBetween(random, 10, 60));
      await interrupt({ fleet, random }, round);
    }
    await fleet.started();
    await sender.finish();
    await settle(plan);
  } finally {
    sender.abandon();
    await fleet.remove();
  }
  assert.deepEqual(fleet.crashes, []);
  const refused = refusals(sender).filter((status) => status !== 503 || databaseKills === 0);
  assert.deepEqual(refused, []);
  return { ...(await judge(plan, sender, fleet)), rounds };
}

/**
 * Resolves when no entry waits and none is claimed, which takes a lease after the last kill. It reads the table itself,
 * because another build refuses a schema whose function has a defect.
 */
async function settle({ database }: Place): Promise<void> {
  await waitUntil("everything handled", async () => {
    await sleep(50);
    const [row] = await database.query<{ readonly open: string }>(
      "SELECT count(*) AS open FROM order_webhooks.deliveries WHERE state = 0",
    );
    return row?.open === "0";
  });
}

/** Returns the statuses of unexpected responses. Without the database, 503 is correct after some seconds. */
function refusals({ answers }: Sender): readonly unknown[] {
  return [...answers.keys()].filter((answer) => answer !== 202 && answer !== "none");
}

async function judge(
  { database, hasEffects }: InterruptionPlan,
  sender: Sender,
  fleet: Fleet,
): Promise<FleetOutcome> {
  const handlings = fleet.readHandlings();
  const handled = new Set(handlings.map(({ id }) => id));
  const kept = sender.acknowledged.filter((id) => handled.has(id)).length;
  const outcome = {
    ...noFleetOutcome,
    ...countHandlings(handlings, fleet.kills),
    acknowledged: sender.acknowledged.length,
    kept,
    lost: sender.acknowledged.length - kept,
    corrupt: countCorrupt(sender, handlings) + (await database.countDamages()),
  };
  return hasEffects
    ? { ...outcome, ...(await countEffects(database, sender.acknowledged)) }
    : outcome;
}

/** Counts bodies that differ from the sent ones. */
function countCorrupt({ digests }: Sender, handlings: readonly Handling[]): number {
  return handlings.filter(({ id, digest }) => digests.get(id) !== digest).length;
}
