import { Places } from "../background/places.ts";
import type { AwaitedClaim } from "../jobs/awaited-claim.ts";
import type { Job } from "../jobs/job.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";
import type { IncomingDelivery } from "./announcements.ts";
import type { DeliveryStore } from "./store-delivery.ts";

/** Services of {@link HandleFirst}. */
export interface HandleFirstServices extends Services {
  readonly store: DeliveryStore;
  /** Handles a claim. Resolves to false if the sender must send it again. */
  readonly handleAwaited: (awaited: AwaitedClaim) => Promise<boolean>;
  /** The time in milliseconds for which an entry is leased. */
  readonly leaseMs: number;
}

/** A little more than the 24 hours in which the vendor retries. */
const senderMs = 25 * 3_600_000;

/**
 * Maximum number of deliveries that wait for a handler slot. They hold connections. A server of `createNodeServer` has
 * 512, and needs some of them for refusals and duplicates.
 */
const maxWaiting = 256;

/** Handles deliveries while their senders wait for the response, within the concurrency limit. */
export class HandleFirst {
  readonly #settings: Settings;
  readonly #services: HandleFirstServices;
  readonly #places: Places;

  constructor(settings: Settings, services: HandleFirstServices) {
    const { concurrency: places, limits } = settings;
    this.#settings = settings;
    this.#services = services;
    this.#places = new Places({ places, maxWaiting, maxBytes: limits.maxBufferedBytes });
  }

  /** Stores and handles a delivery. Resolves to false if the sender must send it again. */
  async take(delivery: IncomingDelivery): Promise<boolean> {
    const { job, entry } = delivery;
    if (job.kind === "unusable") return this.#services.store.store(delivery);
    const { handlerTimeoutMs } = this.#settings.limits;
    const end = performance.now() + handlerTimeoutMs;
    // A handler that gets a slot at the last moment still has half of its time.
    const place = await this.#places.take(entry.body.byteLength, handlerTimeoutMs / 2);
    if (!place) return this.#refuse();
    try {
      return await this.#takeInPlace(delivery, job, end);
    } finally {
      place.leave();
    }
  }

  #takeInPlace(delivery: IncomingDelivery, job: Job, end: number): Promise<boolean> {
    const { store, handleAwaited, leaseMs } = this.#services;
    return store.store(delivery, {
      claim: { leaseMs, senderMs },
      // A slow inbox leaves the handler half of the remaining time. A handler without time would count as a failure.
      storeMs: (end - performance.now()) / 2,
      handle: (claim) =>
        handleAwaited({ claim, job, timeoutMs: Math.ceil(end - performance.now()) }),
    });
  }

  #refuse(): false {
    const message =
      "No handler slot became free in time, so the vendor must send the delivery again. Make handlers faster, or raise `concurrency`.";
    this.#services.log({ level: "error", code: "handlers_busy", message });
    return false;
  }
}
