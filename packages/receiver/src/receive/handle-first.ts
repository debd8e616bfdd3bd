import { Places } from "../background/places.ts";
import type { AwaitedClaim } from "../jobs/awaited-claim.ts";
import type { Job } from "../jobs/job.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";
import type { IncomingDelivery } from "./announcements.ts";
import type { DeliveryStore } from "./store-delivery.ts";

/** The collaborators of handling first. */
export interface HandleFirstServices extends Services {
  readonly store: DeliveryStore;
  /** Handles a claim. Resolves to false if its sender is to send it again. */
  readonly handleAwaited: (awaited: AwaitedClaim) => Promise<boolean>;
  /** The time in milliseconds for which an entry is leased. */
  readonly leaseMs: number;
}

/** The vendor's last retry comes after 24 hours, and a little more. */
const senderMs = 25 * 3_600_000;

/**
 * The most deliveries that wait for a place. They hold connections, and others must be left for what is refused, or
 * comes again: a server of `createNodeServer` has 512.
 */
const maxWaiting = 256;

/** Has deliveries handled while their senders wait for the response, as many at a time as handlers may run. */
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

  /** Stores a delivery and has it handled. Resolves to false if it is to be sent again. */
  async take(delivery: IncomingDelivery): Promise<boolean> {
    const { job, entry } = delivery;
    if (job.kind === "unusable") return this.#services.store.store(delivery);
    const { handlerTimeoutMs } = this.#settings.limits;
    const end = performance.now() + handlerTimeoutMs;
    // A handler that gets the last place in time still has half of it.
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
      // An inbox that stores slowly leaves the handler half of what is left. Without time it would fail, and be counted.
      storeMs: (end - performance.now()) / 2,
      handle: (claim) =>
        handleAwaited({ claim, job, timeoutMs: Math.ceil(end - performance.now()) }),
    });
  }

  #refuse(): false {
    const message =
      "A delivery found no free handler in time, and is to be sent again. Make handlers faster, or raise `concurrency`.";
    this.#services.log({ level: "error", code: "handlers_busy", message });
    return false;
  }
}
