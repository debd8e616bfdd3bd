import type { RawRequest } from "@order-webhooks/receiver";
import { verifyAndParse } from "../candidates/floor.ts";
import { type DeliveryMaker, toRawRequest } from "../deliveries/signed.ts";
import type { Runner } from "../measure/blocks.ts";
import { startCpuTimer } from "../measure/cpu-time.ts";
import type { HandlePlan } from "./row-plans.ts";
import type { Subject } from "./subject.ts";

/** The number of deliveries before the event loop turns. A busy server reads about as many at a time. */
const burstSize = 32;

/** Deliveries that come together. */
type Burst = readonly RawRequest[];

/** Makes a runner of verifying and parsing alone. */
export function toFloorRunner(name: string, maker: DeliveryMaker): Runner {
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
    maker: DeliveryMaker,
    subject: Subject,
  ) => Runner;
};

/** A receiver drops what it has met before, so each pass has deliveries of its own. */
function toBurstRunner(
  name: string,
  maker: DeliveryMaker,
  run: (bursts: readonly Burst[]) => Promise<number>,
): Runner {
  const prepare = (passes: number) => {
    const bursts = Array.from({ length: passes }, () => maker.make(burstSize).map(toRawRequest));
    return () => run(bursts);
  };
  return { name, size: burstSize, prepare };
}
