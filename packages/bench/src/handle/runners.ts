import { verifyAndParse } from "../candidates/floor.ts";
import { type DeliveryMaker, type ReadRequest, toRawRequest } from "../deliveries/signed.ts";
import type { Runner } from "../measure/blocks.ts";
import { startCpuTimer } from "../measure/cpu-time.ts";
import type { HandlePlan } from "./row-plans.ts";
import type { Subject } from "./subject.ts";

/** Deliveries that come together. */
type Burst = readonly ReadRequest[];

/** Makes a burst of deliveries that no receiver has met. */
export interface BurstMaker {
  readonly size: number;
  readonly make: () => Burst;
}

/** Makes bursts of a maker's deliveries. */
export function toBurstMaker(maker: DeliveryMaker, size: number): BurstMaker {
  return { size, make: () => maker.make(size).map(toRawRequest) };
}

/** Makes a runner of verifying and parsing alone. */
export function toFloorRunner(name: string, maker: BurstMaker): Runner {
  return toBurstRunner(name, maker, async (bursts) => {
    const stop = startCpuTimer();
    for (const burst of bursts) for (const request of burst) verifyAndParse(request);
    return stop();
  });
}

/** Makes a runner of a receiver, by what is timed of it. */
export const toReceiverRunner = {
  response: (name, maker, subject) =>
    toBurstRunner(name, maker, async (bursts) => {
      subject.hold();
      const stop = startCpuTimer();
      for (const burst of bursts) await subject.handle(burst);
      const spent = stop();
      await subject.release();
      return spent;
    }),
  idle: (name, maker, subject) =>
    toBurstRunner(name, maker, async (bursts) => {
      const stop = startCpuTimer();
      for (const burst of bursts) {
        await subject.handle(burst);
        await subject.idle();
      }
      return stop();
    }),
} as const satisfies {
  readonly [U in HandlePlan["until"]]: (
    name: string,
    maker: BurstMaker,
    subject: Subject,
  ) => Runner;
};

/** A receiver drops what it has met before, so each pass has deliveries of its own. */
function toBurstRunner(
  name: string,
  { size, make }: BurstMaker,
  run: (bursts: readonly Burst[]) => Promise<number>,
): Runner {
  const prepare = (passes: number) => {
    const bursts = Array.from({ length: passes }, make);
    return () => run(bursts);
  };
  return { name, size, prepare };
}
