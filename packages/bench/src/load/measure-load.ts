import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { shuffle } from "../documents/shuffle.ts";
import type { Kept, LoadEffort, LoadMeasured, LoadRound, Slice } from "./measured.ts";
import type { LoadPlan } from "./row-plans.ts";
import { Target, type TargetOptions } from "./target.ts";

/** The task of measuring one row. */
export interface LoadTask {
  readonly plan: Omit<LoadPlan, "handledBefore">;
  readonly effort: LoadEffort;
  /** Lists the servers, including the bare one. Called before each start of their processes. */
  readonly listTargets: () => readonly TargetOptions[];
}

/** Measures one row: every server, and the bare one for comparison. */
export async function measureLoad({ plan, effort, listTargets }: LoadTask): Promise<LoadMeasured> {
  const maker = new DeliveryMaker(writeDocumented(plan.leastBytes));
  const deliveries = Math.ceil(plan.deliveries * effort.share);
  const makeRequests = () => maker.make(deliveries).map(({ request }) => request);
  const processes: (readonly LoadRound[])[] = [];
  const kept: { readonly [server: string]: Kept }[] = [];
  while (processes.length < effort.processes) {
    const targets = await Promise.all(listTargets().map((options) => Target.start(options)));
    processes.push(await measureRounds(targets, effort, makeRequests));
    kept.push(await stopAll(targets));
  }
  const { name, connections } = plan;
  return { name, connections, bytes: maker.bytes, deliveries, processes, kept };
}

async function stopAll(targets: readonly Target[]): Promise<{ readonly [server: string]: Kept }> {
  const counts: [string, Kept][] = [];
  for (const target of targets) {
    const kept = await target.stop();
    if (kept) counts.push([target.name, kept]);
  }
  return Object.fromEntries(counts);
}

async function measureRounds(
  targets: readonly Target[],
  { rounds, warmUpDeliveries }: LoadEffort,
  makeRequests: () => readonly Buffer[],
): Promise<readonly LoadRound[]> {
  const measured: LoadRound[] = [];
  let sent = 0;
  for (let round = 0; measured.length < rounds; round += 1) {
    const requests = makeRequests();
    // The order changes in each round, so that no server always follows the same other one.
    const slices = await measureRound(shuffle(targets, round), requests);
    if (sent >= warmUpDeliveries) measured.push(slices);
    sent += requests.length;
  }
  return measured;
}

/** Sends the same requests to each server. The servers share nothing. */
async function measureRound(
  targets: readonly Target[],
  requests: readonly Buffer[],
): Promise<LoadRound> {
  const slices: [string, Slice][] = [];
  for (const target of targets) slices.push([target.name, await target.measureSlice(requests)]);
  return Object.fromEntries(slices);
}
