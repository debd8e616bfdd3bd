import { within } from "../background/timers.ts";
import type { InboxEntry, PutResult } from "../inbox/inbox.ts";
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

  /** Stores a delivery. Resolves to false if the inbox could not, so that the vendor sends it again. */
  store(delivery: IncomingDelivery): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false);
    const storing = this.#store(delivery, this.#startTime());
    this.#storing.add(storing);
    const remove = () => this.#storing.delete(storing);
    storing.then(remove, remove);
    return storing;
  }

  /** Quarantines other content under known ids: it is neither dropped nor handled unseen. */
  storeConflict(entry: InboxEntry): Promise<boolean> {
    return this.#storeConflict(entry, this.#startTime());
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
  #startTime(): number {
    return performance.now() + this.#settings.limits.storeTimeoutMs;
  }

  async #store(delivery: IncomingDelivery, end: number): Promise<boolean> {
    const result = await this.#put(delivery, end);
    if (result === "conflict") return this.#storeConflict(delivery.entry, end);
    return this.#announceResult(delivery, result);
  }

  async #storeConflict(given: InboxEntry, end: number): Promise<boolean> {
    const parsed = parseBody(given, this.#settings.purposeOptions);
    const job = toUnusableBody(parsed, "id_conflict");
    const entry = { ...given, key: toQuarantineKey(given), quarantine: job.reason };
    const result = await this.#put({ entry, job }, end);
    if (result !== "conflict") return this.#announceResult({ entry, job }, result);
    const message =
      "The inbox found other content under a key that holds the fingerprint of the content. Correct how it compares fingerprints.";
    this.#services.log({ level: "error", code: "store_failed", message });
    return false;
  }

  #announceResult(delivery: IncomingDelivery, result: "stored" | "duplicate" | undefined): boolean {
    if (result === "stored") this.#announcements.stored(delivery);
    if (result === "duplicate") this.#announcements.duplicate(delivery);
    return result !== undefined;
  }

  /** Puts it into the inbox. Resolves to undefined if that failed, or took too long. */
  async #put(delivery: IncomingDelivery, end: number): Promise<StoredResult | undefined> {
    const { log } = this.#services;
    try {
      let storing = this.#services.inbox.put(delivery.entry);
      let result = await within(end - performance.now(), storing);
      if (result === "full") {
        storing = this.#putWhenThereIsRoom(delivery.entry, end);
        result = await within(end - performance.now() + retryMs, storing);
      }
      if (result !== undefined && result !== "full") return result;
      this.#announceLate(delivery, storing);
      const message = result ? full : "The inbox took too long to store.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({ level: "error", code: "store_failed", message: "The inbox could not store.", error });
    }
    return undefined;
  }

  /**
   * Tries again while the inbox is full: handlers make room, here or in another process, and a refusal counts
   * against the owner.
   */
  async #putWhenThereIsRoom(entry: InboxEntry, end: number): Promise<PutResult> {
    while (!this.#isClosed && performance.now() < end) {
      await this.#queue.wait(Math.min(retryMs, end - performance.now()));
      const result = await this.#putInRoom(entry);
      if (result !== "full") return result;
    }
    return "full";
  }

  /** Puts it into the room that it was woken for. If it needs none, the room is another's. */
  async #putInRoom(entry: InboxEntry): Promise<PutResult> {
    let result: PutResult | undefined;
    try {
      result = await this.#services.inbox.put(entry);
      return result;
    } finally {
      if (result !== "stored" && result !== "full") this.#queue.releaseOne();
    }
  }

  /** Handles what the inbox stored too late. The sender sends it again, as a duplicate. */
  #announceLate(delivery: IncomingDelivery, storing: Promise<PutResult>): void {
    const announce = (result: PutResult) =>
      result === "stored" && this.#announcements.stored(delivery);
    storing.then(announce, () => {});
  }
}

const full =
  "The inbox is full. Make handlers faster, or raise `concurrency` or the limits of the inbox.";

type StoredResult = Exclude<PutResult, "full">;
