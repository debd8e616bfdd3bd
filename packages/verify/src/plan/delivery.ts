import { type Json, valueAt } from "../json/json.ts";
import type { Evidence, NullState } from "../schemas/schema-index.ts";
import type { Companion, Tampering } from "./signature.ts";

/** Form in which a distribution sends an event's data: inside the envelope, or as the whole body. */
export type Form = (typeof forms)[number];

/** Both forms, the default one first. */
export const forms = ["envelope", "raw"] as const;

/** Subject of a delivery. */
export interface Subject {
  readonly event: string;
  readonly purpose: string;
  readonly form: Form;
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** A delivery as it will be sent, still without signature and address. */
export interface PlannedDelivery {
  /** Unique among the deliveries of a pact or a run. */
  readonly key: string;
  readonly description: string;
  readonly subject: Subject;
  /** Set if the delivery is hostile: it must be refused. */
  readonly tampering?: Tampering;
  /** Set if a wrong signature goes along with the right one: it may be taken or refused. */
  readonly companion?: Companion;
  /** Ground for the row of this delivery. */
  readonly evidence: Evidence;
  /** The text of the body, whose UTF-8 bytes are sent. */
  readonly body: string;
  /** The text that is signed: the body, unless the body was altered after signing. */
  readonly signed: string;
}

/**
 * Copies a delivery of a run with other ids, so that a receiver which remembers what it has handled
 * handles it again. `nth` has four characters: nothing else in the bytes changes.
 */
export function withFreshIds(delivery: PlannedDelivery, run: string, nth: string): PlannedDelivery {
  const ids = new RegExp(`\\b(whs|evcus|ord)_${run}\\w{4}\\b`, "g");
  const renew = (text: string): string =>
    text.replace(ids, (_, prefix: string) => `${prefix}_${run}${nth}`);
  return { ...delivery, body: renew(delivery.body), signed: renew(delivery.signed) };
}

/** Copies a delivery as another event of the same order: another delivery id and event id, nothing else. */
export function toEarlierEvent(delivery: PlannedDelivery): PlannedDelivery {
  const ids = /\b((?:whs|evcus)_\w{8})([a-z])(\w{3})\b/g;
  const renew = (text: string): string =>
    text.replace(ids, (_, run: string, letter: string, nth: string) => {
      return run + letter.toUpperCase() + nth;
    });
  return { ...delivery, body: renew(delivery.body), signed: renew(delivery.signed) };
}

/** The order id inside a body of either form, by which an observation names a delivery. */
export function orderIdOf(body: string, form: Form): string | undefined {
  const parsed: Json = JSON.parse(body);
  const id = valueAt(parsed, ...(form === "raw" ? [] : ["data"]), "order", "id");
  return typeof id === "string" ? id : undefined;
}
