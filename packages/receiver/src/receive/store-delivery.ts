import { within } from "../background/timers.ts";
import type {
  Claim,
  ConflictOutcome,
  FullOutcome,
  InboxEntry,
  PutOptions,
  PutResult,
} from "../inbox/inbox.ts";
import type { Settings } from "../options/settings.ts";
import { toQuarantineKey } from "../payload/idempotency-key.ts";
import { parseBody } from "../payload/parse.ts";
import { toUnusableBody } from "../payload/quarantine.ts";
import {
  type AnnouncementServices,
  Announcements,
  type IncomingDelivery,
} from "./announcements.ts";
import { RoomQueue } from "./room-queue.ts";

/** Time between two attempts. Another process may make space without a notification. */
const retryMs = 250;

/** Options for storing a delivery whose sender waits until it is handled. */
export interface AwaitedStoring extends Required<PutOptions> {
  /** Maximum time for storing it, in milliseconds. */
  readonly storeMs: number;
  /** Handles the stored entry. Resolves to false if the sender must send it again. */
  readonly handle: (claim: Claim) => Promise<boolean>;
}

/** Stores deliveries in the inbox, and announces the outcome. */
export class DeliveryStore {
  readonly #settings: Settings;
  readonly #services: AnnouncementServices;
  readonly #announcements: Announcements;
  readonly #queue = new RoomQueue();
  readonly #storing = new Set<Promise<boolean>>();
  #isClosed = false;

  constructor(settings: Settings, services: AnnouncementServices) {
    this.#settings = settings;
    this.#services = services;
    this.#announcements = new Announcements(settings, services);
  }

  /** Number of duplicate deliveries. */
  get duplicates(): number {
    return this.#announcements.duplicates;
  }

  /**
   * Stores a delivery. Resolves to false if the sender must send it again, because the inbox could not store it or its
   * handler failed before the response.
   */
  store(delivery: IncomingDelivery, awaited?: AwaitedStoring): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    const storing = this.#store(delivery, awaited);
    this.#storing.add(storing);
    const remove = () => this.#storing.delete(storing);
    storing.then(remove, remove);
    return storing;
  }

  /** Quarantines different content under known ids, so that it is neither dropped nor handled without a decision. */
  storeConflict(entry: InboxEntry): Promise<boolean> {
    return this.#storeConflict(entry, this.#endOfStoring());
  }

  /** Lets one delivery that waits for space try again. */
  onRoom(): void {
    this.#queue.releaseOne();
  }

  /** Refuses new deliveries. Resolves when the pending ones are stored or refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.releaseAll();
    await Promise.all(this.#storing);
  }

  /** Returns the end of the time that a request has for the inbox. */
  #endOfStoring(mostMs = Number.POSITIVE_INFINITY): number {
    return performance.now() + Math.min(mostMs, this.#settings.limits.storeTimeoutMs);
  }

  async #store(delivery: IncomingDelivery, awaited: AwaitedStoring | undefined): Promise<boolean> {
    const end = this.#endOfStoring(awaited?.storeMs);
    const result = await this.#put({ ...delivery, awaited }, end);
    if (result?.outcome === "conflict") return this.#storeConflict(delivery.entry, end);
    if (!result || !awaited) return this.#announceResult(delivery, result);
    if (result.outcome === "duplicate") this.#announcements.duplicate(delivery);
    if (result.claim) return this.#handle(delivery, awaited.handle(result.claim));
    // The handler is running for an earlier attempt or in another process, and may still fail.
    return result.outcome !== "duplicate" || result.state !== "claimed";
  }

  /** Waits for the handler before the response, and announces the delivery if the handler succeeded. */
  async #handle({ entry, job }: IncomingDelivery, handling: Promise<boolean>): Promise<boolean> {
    const isTaken = await handling;
    if (isTaken && job.kind === "job") this.#announcements.accepted(entry, job);
    return isTaken;
  }

  async #storeConflict(given: InboxEntry, end: number): Promise<boolean> {
    const parsed = parseBody(given, this.#settings.purposeOptions);
    const job = toUnusableBody(parsed, "id_conflict");
    const entry = { ...given, key: toQuarantineKey(given), quarantine: job.reason };
    const result = await this.#put({ entry, job }, end);
    if (result?.outcome !== "conflict") return this.#announceResult({ entry, job }, result);
    const message =
      "The inbox reported a conflict for a key that contains the fingerprint of the content. Correct its comparison of fingerprints.";
    this.#services.log({ level: "error", code: "store_failed", message });
    return false;
  }

  /** Announces a stored delivery or a duplicate. With `before-response` it waits for the owner's callback. */
  async #announceResult(
    delivery: IncomingDelivery,
    result: KeptResult | undefined,
  ): Promise<boolean> {
    const { processing, limits } = this.#settings;
    if (result?.outcome === "duplicate") this.#announcements.duplicate(delivery);
    if (result?.outcome === "stored") {
      const announced = this.#announcements.stored(delivery);
      // Together with the time for storing it, the response is still in time for the vendor.
      if (processing === "before-response") await within(limits.handlerTimeoutMs / 2, announced);
    }
    return result !== undefined;
  }

  /** Puts a delivery into the inbox. Resolves to undefined if that fails or takes too long. */
  async #put(delivery: StoringDelivery, end: number): Promise<StoredResult | undefined> {
    const { log } = this.#services;
    try {
      let storing = this.#putOnce(delivery);
      let result = await within(end - performance.now(), storing);
      if (result?.outcome === "full") {
        storing = this.#putWhenThereIsRoom(delivery, end);
        result = await within(end - performance.now() + retryMs, storing);
      }
      if (result !== undefined && result.outcome !== "full") return result;
      this.#announceLate(delivery, storing);
      const message = result ? full : "The inbox did not store a delivery in time.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({
        level: "error",
        code: "store_failed",
        message: "The inbox could not store a delivery.",
        error,
      });
    }
    return undefined;
  }

  #putOnce({ entry, awaited }: StoringDelivery): Promise<PutResult> {
    return this.#services.inbox.put(entry, awaited && { claim: awaited.claim });
  }

  /**
   * Tries again while the inbox is full. Handlers of this and other processes make space, and the vendor counts every
   * refusal.
   */
  async #putWhenThereIsRoom(delivery: StoringDelivery, end: number): Promise<PutResult> {
    while (!this.#isClosed && performance.now() < end) {
      await this.#queue.wait(Math.min(retryMs, end - performance.now()));
      const result = await this.#putInRoom(delivery);
      if (result.outcome !== "full") return result;
    }
    return { outcome: "full" };
  }

  /**
   * Tries to store a delivery that left the queue, because there may be space. If it does not use that space, releases
   * the next delivery in the queue.
   */
  async #putInRoom(delivery: StoringDelivery): Promise<PutResult> {
    let result: PutResult | undefined;
    try {
      result = await this.#putOnce(delivery);
      return result;
    } finally {
      const { outcome } = result ?? {};
      if (outcome !== "stored" && outcome !== "full") this.#queue.releaseOne();
    }
  }

  /**
   * Announces a delivery that the inbox stored after the response, so that it is handled. The later resend is a
   * duplicate.
   */
  #announceLate(delivery: StoringDelivery, storing: Promise<PutResult>): void {
    const announce = (result: PutResult) => {
      // A claim waits for its sender, which got a 503 and sends it again.
      if (result.outcome === "stored" && !result.claim) this.#announcements.stored(delivery);
    };
    storing.then(announce, () => {});
  }
}

const full =
  "The inbox is full. Make handlers faster, or raise `concurrency` or the limits of the inbox.";

interface StoringDelivery extends IncomingDelivery {
  readonly awaited?: AwaitedStoring | undefined;
}

type StoredResult = Exclude<PutResult, FullOutcome>;

type KeptResult = Exclude<StoredResult, ConflictOutcome>;
