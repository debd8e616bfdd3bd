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

/** The time between two tries, as another process makes room without a word. */
const retryMs = 250;

/** Says how a delivery is stored whose sender waits until it is handled. */
export interface AwaitedStoring extends Required<PutOptions> {
  /** The most milliseconds for storing it. */
  readonly storeMs: number;
  /** Handles the stored entry. Resolves to false if its sender is to send it again. */
  readonly handle: (claim: Claim) => Promise<boolean>;
}

/** Stores deliveries in the inbox, and has it announced what became of each. */
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

  /** The number of deliveries that came again. */
  get duplicates(): number {
    return this.#announcements.duplicates;
  }

  /**
   * Stores a delivery. Resolves to false if it is to be sent again: the inbox could not store it, or it was to be
   * handled first and could not be.
   */
  store(delivery: IncomingDelivery, awaited?: AwaitedStoring): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    const storing = this.#store(delivery, awaited);
    this.#storing.add(storing);
    const remove = () => this.#storing.delete(storing);
    storing.then(remove, remove);
    return storing;
  }

  /** Quarantines other content under known ids: it is neither dropped nor handled unseen. */
  storeConflict(entry: InboxEntry): Promise<boolean> {
    return this.#storeConflict(entry, this.#endOfStoring());
  }

  /** Lets a delivery try again that waits for room. */
  onRoom(): void {
    this.#queue.releaseOne();
  }

  /** Stores nothing more. Resolves when what was being stored is stored, or refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.releaseAll();
    await Promise.all(this.#storing);
  }

  /** Returns the end of the time that a request has for all that the inbox does. */
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
    // The handler runs by now, for an earlier sending or in another process, and may still fail.
    return result.outcome !== "duplicate" || result.state !== "claimed";
  }

  /** Announces a delivery that was handled before the response, unless it is to be sent again. */
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
      "The inbox found other content under a key that holds the fingerprint of the content. Correct how it compares fingerprints.";
    this.#services.log({ level: "error", code: "store_failed", message });
    return false;
  }

  /** Announces what is kept. A platform that freezes the process after the response has the owner told before. */
  async #announceResult(
    delivery: IncomingDelivery,
    result: KeptResult | undefined,
  ): Promise<boolean> {
    const { processing, limits } = this.#settings;
    if (result?.outcome === "duplicate") this.#announcements.duplicate(delivery);
    if (result?.outcome === "stored") {
      const told = this.#announcements.stored(delivery);
      // With the time for storing it, the vendor still has its answer in time.
      if (processing === "before-response") await within(limits.handlerTimeoutMs / 2, told);
    }
    return result !== undefined;
  }

  /** Puts it into the inbox. Resolves to undefined if that failed, or took too long. */
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
      const message = result ? full : "The inbox took too long to store.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({ level: "error", code: "store_failed", message: "The inbox could not store.", error });
    }
    return undefined;
  }

  #putOnce({ entry, awaited }: StoringDelivery): Promise<PutResult> {
    return this.#services.inbox.put(entry, awaited && { claim: awaited.claim });
  }

  /**
   * Tries again while the inbox is full: handlers make room, here or in another process, and a refusal counts
   * against the owner.
   */
  async #putWhenThereIsRoom(delivery: StoringDelivery, end: number): Promise<PutResult> {
    while (!this.#isClosed && performance.now() < end) {
      await this.#queue.wait(Math.min(retryMs, end - performance.now()));
      const result = await this.#putInRoom(delivery);
      if (result.outcome !== "full") return result;
    }
    return { outcome: "full" };
  }

  /** Puts it into the room that it was woken for. If it needs none, the room is another's. */
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

  /** Has handled what the inbox stored too late. The sender sends it again, as a duplicate. */
  #announceLate(delivery: StoringDelivery, storing: Promise<PutResult>): void {
    const announce = (result: PutResult) => {
      // A claim awaits its sender, who was told to send it again.
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
