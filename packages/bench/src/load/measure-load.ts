import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { shuffle } from "../documents/shuffle.ts";
import { toProfileArgs } from "../measure/profile-args.ts";
import {
  bare,
  type LoadEffort,
  type LoadMeasured,
  type LoadRound,
  type LoadTask,
  type Slice,
} from "./measured.ts";
import { Target, type TargetOptions } from "./target.ts";

/** Measures one row: every build next to the bare server. */
export async function measureLoad(task: LoadTask): Promise<LoadMeasured> {
  const { plan, effort } = task;
  const maker = new DeliveryMaker(writeDocumented(plan.leastBytes));
  const deliveries = Math.ceil(plan.deliveries * effort.share);
  const makeRequests = () => maker.make(deliveries).map(({ request }) => request);
  const processes: (readonly LoadRound[])[] = [];
  while (processes.length < effort.processes) {
    const targets = await Promise.all(listTargets(task).map((options) => Target.start(options)));
    processes.push(await measureRounds(targets, effort, makeRequests));
    await Promise.all(targets.map((target) => target.stop()));
  }
  const { name, connections } = plan;
  return { name, connections, bytes: maker.bytes, deliveries, processes };
}

function listTargets({ plan, builds, profiles }: LoadTask): readonly TargetOptions[] {
  const { connections, handledBefore } = plan;
  const receivers = builds.map(({ name, folder }) => ({
    name,
    served: { kind: "receiver", folder, handledBefore } as const,
    connections,
    nodeArgs: toProfileArgs(profiles, `${plan.name}, ${name}`),
  }));
  return [{ name: bare, served: { kind: "bare" }, connections, nodeArgs: [] }, ...receivers];
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
    // The order changes, so that no server always comes after the same other one.
    const slices = await measureRound(shuffle(targets, round), requests);
    if (sent >= warmUpDeliveries) measured.push(slices);
    sent += requests.length;
  }
  return measured;
}

/** Sends the same to each server: they share nothing. */
async function measureRound(
  targets: readonly Target[],
  requests: readonly Buffer[],
): Promise<LoadRound> {
  const slices: [string, Slice][] = [];
  for (const target of targets) slices.push([target.name, await target.measureSlice(requests)]);
  return Object.fromEntries(slices);
}
