import { within } from "../background/deadline.ts";
import type { Inbox, InboxEntry, PutResult } from "../inbox/inbox.ts";
import type { Log } from "../log/log.ts";
import type { Limits } from "../options/limits.ts";
import { toQuarantineKey } from "../payload/idempotency-key.ts";
import type { ParseBody } from "../payload/parse.ts";
import { toUnusableBody, type UnusableBody } from "../payload/quarantine.ts";

/** An authentic, parsed delivery on its way into the inbox. */
export interface IncomingDelivery {
  readonly entry: InboxEntry;
  /** The reason for its quarantine. Undefined if something can handle it. */
  readonly unusable: UnusableBody | undefined;
}

/** The collaborators of a delivery store. */
export interface DeliveryStoreOptions {
  readonly inbox: Inbox;
  readonly limits: Limits;
  readonly parse: ParseBody;
  readonly log: Log;
  /** Runs when a delivery waits to be handled. */
  readonly onWaiting: () => void;
  /** Runs when a delivery was quarantined. */
  readonly onQuarantined: (entry: InboxEntry, unusable: UnusableBody) => void;
}

/** Stores deliveries in the inbox, and logs what became of each. */
export class DeliveryStore {
  readonly #options: DeliveryStoreOptions;

  constructor(options: DeliveryStoreOptions) {
    this.#options = options;
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
    const unusable = toUnusableBody(this.#options.parse(entry), "id_conflict");
    const key = toQuarantineKey(entry);
    return this.store({ entry: { ...entry, key, quarantine: unusable.reason }, unusable });
  }

  /** Puts it into the inbox. Resolves to undefined if that failed, or took too long. */
  async #put({ entry, unusable }: IncomingDelivery): Promise<StoredResult | undefined> {
    const { inbox, limits, log } = this.#options;
    try {
      const storing = inbox.put(entry);
      const result = await within(limits.storeTimeoutMs, storing);
      if (result !== undefined && result !== "full") return result;
      this.#announceLate({ entry, unusable }, storing);
      const message = result ? "The inbox is full." : "The inbox took too long to store.";
      log({ level: "error", code: "store_failed", message });
    } catch (error) {
      log({ level: "error", code: "store_failed", message: "The inbox could not store.", error });
    }
    return undefined;
  }

  /** Handles what the inbox stored too late. The sender sends it again, as a duplicate. */
  #announceLate(delivery: IncomingDelivery, storing: Promise<PutResult>): void {
    const announce = (result: PutResult) => result === "stored" && this.#announce(delivery);
    storing.then(announce, () => {});
  }

  #announce(delivery: IncomingDelivery): void {
    const { entry, unusable } = delivery;
    if (unusable) {
      this.#report(delivery, "quarantined", `A delivery was quarantined (${unusable.reason}).`);
      this.#options.onQuarantined(entry, unusable);
    } else {
      this.#report(delivery, "accepted", "A delivery was accepted.");
      this.#options.onWaiting();
    }
  }

  /** Wakes the worker too: the process may have died between the first response and that. */
  #announceDuplicate(delivery: IncomingDelivery): void {
    this.#report(delivery, "duplicate", "A delivery came again.");
    if (!delivery.unusable) this.#options.onWaiting();
  }

  #report(
    { entry }: IncomingDelivery,
    code: "accepted" | "duplicate" | "quarantined",
    message: string,
  ): void {
    const level = code === "quarantined" ? "warn" : "info";
    this.#options.log({ level, code, message, deliveryKey: entry.key });
  }
}

type StoredResult = Exclude<PutResult, "full">;
