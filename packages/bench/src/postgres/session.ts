import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Contender, Delivery } from "../contenders/contender.ts";
import { writeDocumented } from "../deliveries/documented.ts";
import { DeliveryMaker } from "../deliveries/signed.ts";
import { startCpuTimer } from "../measure/cpu-time.ts";
import type { Account, Pace } from "./measured.ts";
import type { Verdict } from "./messages.ts";

/** Number of different keys that are sent for judging, and number of times that one more is sent. */
const judged = { sent: 40, repeats: 20 };

/** Work of one contender in its process. It counts the deliveries. */
export class Session {
  readonly #contender: Contender;
  readonly #maker: DeliveryMaker;
  readonly #waitedBefore: number;
  #sent = 0;
  #taken = 0;

  /** Stores the deliveries that the contender has before the measurement. */
  static async begin(
    contender: Contender,
    leastBytes: number,
    keptBefore: number,
  ): Promise<Session> {
    const maker = new DeliveryMaker(writeDocumented(leastBytes));
    if (keptBefore > 0) await contender.fill(keptBefore, maker.makeOne().body);
    return new Session(contender, maker, await contender.countWaiting());
  }

  private constructor(contender: Contender, maker: DeliveryMaker, waitedBefore: number) {
    this.#contender = contender;
    this.#maker = maker;
    this.#waitedBefore = waitedBefore;
  }

  /** Sends `count` deliveries, `concurrency` of them at the same time. */
  async put(count: number, concurrency: number): Promise<Pace> {
    const deliveries = this.#make(count);
    this.#sent += count;
    return time(async () => {
      const waiting = deliveries.values();
      const sendEach = async () => {
        for (const delivery of waiting) await this.#contender.put(delivery);
      };
      await Promise.all(Array.from({ length: concurrency }, sendEach));
      return count;
    });
  }

  /** Takes `count` deliveries from the contender. Returns null if the contender hands out no deliveries. */
  async drain(count: number): Promise<Pace | null> {
    const { drain } = this.#contender;
    if (!drain) return null;
    const pace = await time(() => drain(count));
    this.#taken += pace.deliveries;
    return pace;
  }

  /** Sends deliveries at the same time, one of them several times, and counts the stored ones. */
  async judge(): Promise<Verdict> {
    const deliveries = this.#make(judged.sent);
    const [repeated] = this.#make(1);
    if (!repeated) throw new Error("there is nothing to send");
    const sends = [...deliveries, ...Array.from({ length: judged.repeats }, () => repeated)];
    // A rejected send stores nothing, so the counts below show it.
    await Promise.allSettled(sends.map((one) => this.#contender.put(one)));
    const kept = await this.#contender.countWaiting();
    let equal = 0;
    for (const { key, body } of deliveries) {
      const found = await this.#contender.readBody(key);
      if (found && body.equals(found)) equal += 1;
    }
    return { ...judged, kept, equal };
  }

  async account(): Promise<Account> {
    const waiting = await this.#contender.countWaiting();
    return {
      sent: this.#sent,
      taken: this.#taken,
      waiting,
      waitedBefore: this.#waitedBefore,
    };
  }

  #make(count: number): readonly Delivery[] {
    return this.#maker.make(count).map(({ body, signature }) => ({
      // A hash as text, like the key of a real delivery.
      key: signature,
      fingerprint: createHash("sha256").update(body).digest("hex"),
      // A copy, because a server reads each body into its own buffer.
      body: Buffer.from(body),
    }));
  }
}

/** Measures the time of work that returns the number of its deliveries. */
async function time(work: () => Promise<number>): Promise<Pace> {
  // Lets the garbage collector finish in its own task before the measurement.
  await setImmediate();
  const stop = startCpuTimer();
  const start = process.hrtime.bigint();
  const deliveries = await work();
  const nanoseconds = Number(process.hrtime.bigint() - start);
  return { deliveries, nanoseconds, cpuNanoseconds: stop() };
}
