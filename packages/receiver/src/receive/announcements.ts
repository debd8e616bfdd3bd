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

/** An authentic, parsed delivery on its way into the inbox. */
export interface IncomingDelivery {
  readonly entry: InboxEntry;
  /** The owner's code that takes it, or the reason for its quarantine. */
  readonly job: Job | UnusableBody;
}

/** The collaborators of announcements. */
export interface AnnouncementServices extends Services {
  /** Runs when a delivery waits to be handled. */
  readonly onWaiting: () => void;
}

/** Tells the log, the owner and the worker what became of a delivery in the inbox. */
export class Announcements {
  readonly #settings: Settings;
  readonly #services: AnnouncementServices;
  #duplicates = 0;

  constructor(settings: Settings, services: AnnouncementServices) {
    this.#settings = settings;
    this.#services = services;
  }

  /** The number of deliveries that came again. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Announces a delivery that is new. Resolves when the owner knows of one that was quarantined. */
  async stored({ entry, job }: IncomingDelivery): Promise<void> {
    if (job.kind === "unusable") return this.#announceQuarantined(entry, job);
    this.#services.freshJobs.add(entry.key, job, entry.body.byteLength);
    this.accepted(entry, job);
    this.#services.onWaiting();
  }

  /** Announces a delivery that is acknowledged, and that a handler takes or has taken. */
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
    const message = `The body has ${inexact[reason]} at ${toPrintable(pointer)}${others}. It was accepted: read such a value from \`context.body\`.`;
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

  /**
   * Announces a delivery that came before. It wakes the worker too: the process may have died between the first
   * response and that.
   */
  duplicate({ entry, job }: IncomingDelivery): void {
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

function toDelivery({ body, key }: InboxEntry, unusable: UnusableBody): UnusableDelivery {
  const { reason, message, eventType, issues, json } = unusable;
  return { reason, message, eventType, issues, json, body, deliveryKey: key };
}
