import { within } from "../background/timers.ts";
import type { InboxEntry, PutResult } from "../inbox/inbox.ts";
import { findJob } from "../jobs/dispatch.ts";
import type { Job } from "../jobs/job.ts";
import type { Settings } from "../options/settings.ts";
import { toQuarantineKey } from "../payload/idempotency-key.ts";
import { parseBody } from "../payload/parse.ts";
import {
  isOuterReason,
  toUnusableBody,
  type UnusableBody,
  type UnusableDelivery,
} from "../payload/quarantine.ts";
import { toPrintable } from "../printable.ts";
import type { Services } from "../services.ts";
import { RoomQueue } from "./room-queue.ts";

/** An authentic, parsed delivery on its way into the inbox. */
export interface IncomingDelivery {
  readonly entry: InboxEntry;
  /** The owner's code that takes it, or the reason for its quarantine. */
  readonly job: Job | UnusableBody;
}

/** The collaborators of a delivery store. */
export interface DeliveryStoreServices extends Services {
  /** Runs when a delivery waits to be handled. */
  readonly onWaiting: () => void;
}

/** The time between two tries, as another process makes room without a word. */
const retryMs = 250;

/** Stores deliveries in the inbox, and reports what became of each. */
export class DeliveryStore {
  readonly #settings: Settings;
  readonly #services: DeliveryStoreServices;
  readonly #queue = new RoomQueue();
  readonly #storing = new Set<Promise<boolean>>();
  #isClosed = false;
  #duplicates = 0;

  constructor(settings: Settings, services: DeliveryStoreServices) {
    this.#settings = settings;
    this.#services = services;
  }

  /** The number of deliveries that came again. */
  get duplicates(): number {
    return this.#duplicates;
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
    if (result === "stored") this.#announce(delivery);
    if (result === "duplicate") this.#announceDuplicate(delivery);
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
    const announce = (result: PutResult) => result === "stored" && this.#announce(delivery);
    storing.then(announce, () => {});
  }

  #announce({ entry, job }: IncomingDelivery): void {
    if (job.kind === "unusable") this.#announceQuarantined(entry, job);
    else this.#announceAccepted(entry, job);
  }

  #announceAccepted(entry: InboxEntry, job: Job): void {
    const { freshJobs, log, onWaiting } = this.#services;
    freshJobs.add(entry.key, job, entry.body.byteLength);
    const message = "A delivery was accepted.";
    log({ level: "info", code: "accepted", message, deliveryKey: entry.key });
    if (job.warnings.length > 0) this.#reportInexact(entry, job);
    onWaiting();
  }

  #reportInexact({ key }: InboxEntry, { warnings }: Job): void {
    const [first] = warnings;
    if (!first) return;
    const { kind: reason, pointer } = first;
    const others = warnings.length === 1 ? "" : ` and ${warnings.length - 1} other places`;
    const message = `The body has ${inexact[reason]} at ${toPrintable(pointer)}${others}. It was accepted: read such a value from \`context.body\`.`;
    this.#services.log({ level: "warn", code: "inexact_json", reason, message, deliveryKey: key });
  }

  #announceQuarantined(entry: InboxEntry, unusable: UnusableBody): void {
    const { reason } = unusable;
    const { onUnusable } = this.#settings.callbacks;
    const advice = onUnusable ? "" : ` ${findKept}`;
    const message = `A delivery was quarantined (${reason}). ${unusable.message}${advice}`;
    const deliveryKey = entry.key;
    this.#services.log({ level: "warn", code: "quarantined", reason, message, deliveryKey });
    if (!onUnusable) return;
    this.#services.callbacks.start({
      name: "onUnusable",
      call: () => onUnusable(toDelivery(entry, unusable)),
      callLater: this.#laterFor(entry.key),
    });
  }

  /** Makes the call in a scope of its own: one that shares it with others would hold the body, too. */
  #laterFor(key: string): () => Promise<void> {
    return () => this.#readUnusable(key);
  }

  /** Calls onUnusable with a delivery that waits in the inbox, and not in memory, for its turn. */
  async #readUnusable(key: string): Promise<void> {
    const entry = await this.#services.inbox.read(key);
    const job = entry && this.#judgeAgain(entry);
    if (!entry || job?.kind !== "unusable") {
      return this.#services.callbacks.skip("onUnusable", "delivery_gone");
    }
    await this.#settings.callbacks.onUnusable?.(toDelivery(entry, job));
  }

  #judgeAgain(entry: InboxEntry): Job | UnusableBody {
    const parsed = parseBody(entry, this.#settings.purposeOptions);
    const { quarantine } = entry;
    return isOuterReason(quarantine)
      ? toUnusableBody(parsed, quarantine)
      : findJob(parsed, this.#settings);
  }

  /** Wakes the worker too: the process may have died between the first response and that. */
  #announceDuplicate({ entry, job }: IncomingDelivery): void {
    this.#duplicates += 1;
    const message = "A delivery came again.";
    this.#services.log({ level: "info", code: "duplicate", message, deliveryKey: entry.key });
    if (job.kind === "job") this.#services.onWaiting();
  }
}

const full =
  "The inbox is full. Make handlers faster, or raise `concurrency` or the limits of the inbox.";

/** Advises an owner who set no callback for what is quarantined. */
const findKept =
  "It is kept for a replay: find it with `receiver.list()`, and set `onUnusable` to get the bytes.";

const inexact = {
  unsafe_number: "an integer beyond 2^53",
  unsafe_text: "text with a NUL or half a surrogate pair",
} as const;

type StoredResult = Exclude<PutResult, "full">;

function toDelivery({ body, key }: InboxEntry, unusable: UnusableBody): UnusableDelivery {
  const { reason, message, eventType, issues, json } = unusable;
  return { reason, message, eventType, issues, json, body, deliveryKey: key };
}
