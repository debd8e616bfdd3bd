import { verifyAndParse } from "../candidates/floor.ts";
import { type DeliveryMaker, type ReadRequest, toRawRequest } from "../deliveries/signed.ts";
import type { Runner } from "../measure/blocks.ts";
import { startCpuTimer } from "../measure/cpu-time.ts";
import type { HandlePlan } from "./row-plans.ts";
import type { Subject } from "./subject.ts";

/** Deliveries that arrive in the same turn of the event loop. */
type Burst = readonly ReadRequest[];

/** Makes a burst of deliveries that no receiver has received before. */
export interface BurstMaker {
  readonly size: number;
  readonly make: () => Burst;
}

/** Makes bursts of a maker's deliveries. */
export function toBurstMaker(maker: DeliveryMaker, size: number): BurstMaker {
  return { size, make: () => maker.make(size).map(toRawRequest) };
}

/** Makes a runner that only verifies and parses. */
export function toFloorRunner(name: string, maker: BurstMaker): Runner {
  return toBurstRunner(name, maker, async (bursts) => {
    const stop = startCpuTimer();
    for (const burst of bursts) for (const request of burst) verifyAndParse(request);
    return stop();
  });
}

/** Makes a runner of a receiver, by the end of the timed work. */
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

/** Makes a runner with new deliveries in each pass, because a receiver drops deliveries that it has received before. */
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
