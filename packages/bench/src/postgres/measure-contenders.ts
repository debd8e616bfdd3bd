import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { shuffle } from "../documents/shuffle.ts";
import { ContenderProcess } from "./contender-process.ts";
import type { Databases } from "./databases.ts";
import type { Account, PostgresEffort, PostgresMeasured, PostgresRound } from "./measured.ts";
import type { PostgresPlan } from "./row-plans.ts";
import type { PostgresTarget } from "./targets.ts";

/** Minimum size of a body in bytes. */
const leastBytes = 2_000;

/** The task of measuring one row. */
export interface PostgresTask {
  readonly plan: PostgresPlan;
  readonly effort: PostgresEffort;
  readonly databases: Databases;
  /** Lists the contenders. Called before each start of their processes. */
  readonly listTargets: () => readonly PostgresTarget[];
}

/** A contender with its running process. */
interface Running extends PostgresTarget {
  /** URL of its database. */
  readonly url: string;
  readonly process: ContenderProcess;
}

/** Measures one row: every contender, including `base` for comparison. */
export async function measureContenders(task: PostgresTask): Promise<PostgresMeasured> {
  const { plan, effort, databases, listTargets } = task;
  const { name, concurrency, keptBefore } = plan;
  const deliveries = Math.ceil(plan.deliveries * effort.share);
  const processes: (readonly PostgresRound[])[] = [];
  const accounts: { readonly [contender: string]: Account }[] = [];
  while (processes.length < effort.processes) {
    const running = await Promise.all(listTargets().map((target) => start(target, databases)));
    processes.push(await measureRounds(running, { concurrency, deliveries, effort }));
    accounts.push(await stopAll(running));
    for (const { url } of running) await databases.remove(url);
  }
  return {
    ...{ name, concurrency, keptBefore, deliveries, processes, accounts },
    bytes: new DeliveryMaker(writeDocumented(leastBytes)).bytes,
  };
}

/** Starts the process of a contender with a new database. */
export async function start(target: PostgresTarget, databases: Databases): Promise<Running> {
  const { kind, folder, keptBefore, nodeArgs } = target;
  const url = await databases.make();
  const opened = { kind, folder, keptBefore, leastBytes, url };
  return { ...target, url, process: await ContenderProcess.start(opened, nodeArgs) };
}

async function stopAll(
  running: readonly Running[],
): Promise<{ readonly [contender: string]: Account }> {
  const accounts: [string, Account][] = [];
  for (const { name, process } of running) {
    accounts.push([name, await process.ask({ kind: "account" })]);
    await process.stop();
  }
  return Object.fromEntries(accounts);
}

interface Slicing {
  readonly concurrency: number;
  readonly deliveries: number;
  readonly effort: PostgresEffort;
}

async function measureRounds(
  running: readonly Running[],
  slicing: Slicing,
): Promise<readonly PostgresRound[]> {
  const { rounds, warmUpRounds } = slicing.effort;
  const measured: PostgresRound[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    // The order changes in each round, so that no contender always follows the same other one.
    const slices = await measureRound(shuffle(running, round), slicing);
    if (round >= warmUpRounds) measured.push(slices);
  }
  return measured;
}

/** Sends deliveries to each contender, and then takes as many from each. */
async function measureRound(
  running: readonly Running[],
  { concurrency, deliveries }: Slicing,
): Promise<PostgresRound> {
  const slices: [string, PostgresRound[string]][] = [];
  for (const { name, share, process } of running) {
    const count = Math.ceil(deliveries * share);
    const put = await process.ask({ kind: "put", count, concurrency });
    const drain = await process.ask({ kind: "drain", count });
    slices.push([name, { put, ...(drain && { drain }) }]);
  }
  return Object.fromEntries(slices);
}
