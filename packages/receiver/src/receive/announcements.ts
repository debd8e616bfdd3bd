import type { InboxEntry } from "../inbox/inbox.ts";
import { findJob } from "../jobs/dispatch.ts";
import type { Job } from "../jobs/job.ts";
import type { Settings } from "../options/settings.ts";
import { parseBody } from "../payload/parse.ts";
import {
  isOuterReason,
  toUnusableBody,
  type UnusableBody,
  type UnusableDelivery,
} from "../payload/quarantine.ts";
import { toPrintable } from "../printable.ts";
import type { Services } from "../services.ts";

/** An authentic, parsed delivery that is to be stored. */
export interface IncomingDelivery {
  readonly entry: InboxEntry;
  /** The owner's code that handles it, or the reason for its quarantine. */
  readonly job: Job | UnusableBody;
}

/** Services of announcements. */
export interface AnnouncementServices extends Services {
  /** Runs when a delivery waits to be handled. */
  readonly onWaiting: () => void;
}

/** Reports stored, quarantined and duplicate deliveries to the log, the owner and the worker. */
export class Announcements {
  readonly #settings: Settings;
  readonly #services: AnnouncementServices;
  #duplicates = 0;

  constructor(settings: Settings, services: AnnouncementServices) {
    this.#settings = settings;
    this.#services = services;
  }

  /** Number of duplicate deliveries. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Announces a new delivery. If it is quarantined, resolves when `onUnusable` has ended. */
  async stored({ entry, job }: IncomingDelivery): Promise<void> {
    if (job.kind === "unusable") return this.#announceQuarantined(entry, job);
    this.#services.freshJobs.add(entry.key, job, entry.body.byteLength);
    this.accepted(entry, job);
    this.#services.onWaiting();
  }

  /** Announces an acknowledged delivery that a handler is going to handle, or has handled. */
  accepted(entry: InboxEntry, job: Job): void {
    const message = "A delivery was accepted.";
    this.#services.log({ level: "info", code: "accepted", message, deliveryKey: entry.key });
    if (job.warnings.length > 0) this.#reportInexact(entry, job);
  }

  #reportInexact({ key }: InboxEntry, { warnings }: Job): void {
    const [first] = warnings;
    if (!first) return;
    const { kind: reason, pointer } = first;
    const others = warnings.length === 1 ? "" : ` and ${warnings.length - 1} other places`;
    const message = `The body has ${inexact[reason]} at ${toPrintable(pointer)}${others}. The delivery was accepted. Read such values from \`context.body\`.`;
    this.#services.log({ level: "warn", code: "inexact_json", reason, message, deliveryKey: key });
  }

  async #announceQuarantined(entry: InboxEntry, unusable: UnusableBody): Promise<void> {
    const { reason } = unusable;
    const { onUnusable } = this.#settings.callbacks;
    const advice = onUnusable ? "" : ` ${findKept}`;
    const message = `A delivery was quarantined (${reason}). ${unusable.message}${advice}`;
    const deliveryKey = entry.key;
    this.#services.log({ level: "warn", code: "quarantined", reason, message, deliveryKey });
    if (!onUnusable) return;
    return this.#services.callbacks.start({
      name: "onUnusable",
      call: () => onUnusable(toDelivery(entry, unusable)),
      callLater: this.#laterFor(entry.key),
    });
  }

  /** Creates the call in a separate scope. A closure of the caller would keep the body in memory. */
  #laterFor(key: string): () => Promise<void> {
    return () => this.#readUnusable(key);
  }

  /** Calls `onUnusable` with a delivery that it reads from the inbox, because waiting calls keep no body. */
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

  /**
   * Announces a duplicate. It also wakes the worker, because the process may have died after it stored the first one.
   */
  duplicate({ entry, job }: IncomingDelivery): void {
    this.#duplicates += 1;
    const message = "A duplicate of a delivery arrived.";
    this.#services.log({ level: "info", code: "duplicate", message, deliveryKey: entry.key });
    if (job.kind === "job") this.#services.onWaiting();
  }
}

/** Advice for an owner without `onUnusable`. */
const findKept =
  "You can replay it: find it with `receiver.list()`. Set `onUnusable` to get its bytes.";

const inexact = {
  unsafe_number: "an integer beyond 2^53",
  unsafe_text: "text with a NUL or half a surrogate pair",
} as const;

function toDelivery({ body, key }: InboxEntry, unusable: UnusableBody): UnusableDelivery {
  const { reason, message, eventType, issues, json } = unusable;
  return { reason, message, eventType, issues, json, body, deliveryKey: key };
}
