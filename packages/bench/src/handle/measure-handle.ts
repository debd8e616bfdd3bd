import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { measureInterleaved } from "../measure/blocks.ts";
import { floor, type HandleMeasured, type HandleTask } from "./measured.ts";
import { toBurstMaker, toFloorRunner, toReceiverRunner } from "./runners.ts";
import { Subject } from "./subject.ts";

/** Measures one row: every build, and {@link floor} for comparison. */
export async function measureHandle({ plan, builds, effort }: HandleTask): Promise<HandleMeasured> {
  const maker = new DeliveryMaker(writeDocumented(plan.leastBytes));
  const subjects = await Promise.all(
    builds.map(async ({ name, folder }) => ({ name, subject: await Subject.create(folder, plan) })),
  );
  const bursts = toBurstMaker(maker, plan.burst);
  const runners = subjects.map(({ name, subject }) =>
    toReceiverRunner[plan.until](name, bursts, subject),
  );
  const rounds = await measureInterleaved([toFloorRunner(floor, bursts), ...runners], effort);
  const counts = subjects.map(({ name, subject }) => [name, subject.counts] as const);
  return { bytes: maker.bytes, rounds, counts: Object.fromEntries(counts) };
}
