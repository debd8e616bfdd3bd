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
import { WaitingRoom } from "./waiting-room.ts";

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

/** Stores deliveries in the inbox, and reports what became of each. */
export class DeliveryStore {
  readonly #settings: Settings;
  readonly #services: DeliveryStoreServices;
  readonly #room = new WaitingRoom();
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
  async store(delivery: IncomingDelivery): Promise<boolean> {
    const result = await this.#put(delivery);
    if (result === "conflict") return this.storeConflict(delivery.entry);
    if (result === "stored") this.#announce(delivery);
    if (result === "duplicate") this.#announceDuplicate(delivery);
    return result !== undefined;
  }

  /** Quarantines other content under known ids: it is neither dropped nor handled unseen. */
  storeConflict(entry: InboxEntry): Promise<boolean> {
    const parsed = parseBody(entry, this.#settings.purposeOptions);
    const job = toUnusableBody(parsed, "id_conflict");
    const key = toQuarantineKey(entry);
    return this.store({ entry: { ...entry, key, quarantine: job.reason }, job });
  }

  /** Lets a delivery in that waits for room. */
  letIn(): void {
    this.#room.letIn();
  }

  /** Puts it into the inbox. Resolves to undefined if that failed, or took too long. */
  async #put(delivery: IncomingDelivery): Promise<StoredResult | undefined> {
    const { log } = this.#services;
    try {
      const { storeTimeoutMs } = this.#settings.limits;
      let storing = this.#services.inbox.put(delivery.entry);
      let result = await within(storeTimeoutMs, storing);
      if (result === "full") {
        storing = this.#putWhenThereIsRoom(delivery.entry);
        result = await within(storeTimeoutMs, storing);
      }
      if (result !== undefined && result !== "full") return result;
      this.#announceLate(delivery, storing);
      const message = result ? "The inbox is full." : "The inbox took too long to store.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({ level: "error", code: "store_failed", message: "The inbox could not store.", error });
    }
    return undefined;
  }

  /** Waits for room in a full inbox: handlers make some, and a refusal counts against the owner. */
  async #putWhenThereIsRoom(entry: InboxEntry): Promise<PutResult> {
    const end = performance.now() + 0.9 * this.#settings.limits.storeTimeoutMs;
    while (await this.#room.wait(end - performance.now())) {
      const result = await this.#services.inbox.put(entry);
      if (result !== "full") return result;
    }
    return "full";
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
      callLater: () => this.#readUnusable(entry.key),
    });
  }

  /** Calls onUnusable with a delivery that waits in the inbox, and not in memory, for its turn. */
  async #readUnusable(key: string): Promise<void> {
    const entry = await this.#services.inbox.read(key);
    const job = entry && this.#findReason(entry);
    if (!entry || job?.kind !== "unusable") return this.#services.callbacks.skip("onUnusable");
    await this.#settings.callbacks.onUnusable?.(toDelivery(entry, job));
  }

  #findReason(entry: InboxEntry): Job | UnusableBody {
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
