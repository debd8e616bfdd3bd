import { type Json, valueAt } from "../json/json.ts";
import type { Evidence, NullState } from "../schemas/schema-index.ts";
import type { Companion, Tampering } from "./signature.ts";

/** Form in which a distribution sends an event's data: inside the envelope, or as the whole body. */
export type Form = (typeof forms)[number];

/** Both forms, with the default first. */
export const forms = ["envelope", "raw"] as const;

/** Subject of a delivery: event, purpose, form and the states of nullable objects. */
export interface Subject {
  readonly event: string;
  readonly purpose: string;
  readonly form: Form;
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** Planned delivery, without signature and URL. */
export interface PlannedDelivery {
  /** Key that is unique among the deliveries of a pact or a run. */
  readonly key: string;
  readonly description: string;
  readonly subject: Subject;
  /** Set if the delivery is hostile: the receiver must refuse it. */
  readonly tampering?: Tampering;
  /** Set if the request also has a wrong signature: the receiver may accept or refuse it. */
  readonly companion?: Companion;
  /** Evidence for the row of this delivery. */
  readonly evidence: Evidence;
  /** Text of the body, which is sent as UTF-8. */
  readonly body: string;
  /** Signed text: the body, unless the body was altered after signing. */
  readonly signed: string;
}

/**
 * Copies a delivery of a run with other IDs, so that a receiver that detects duplicates handles it
 * again. `nth` has four characters, so nothing else in the bytes changes.
 */
export function withFreshIds(delivery: PlannedDelivery, run: string, nth: string): PlannedDelivery {
  const ids = new RegExp(`\\b(whs|evcus|ord)_${run}\\w{4}\\b`, "g");
  const renew = (text: string): string =>
    text.replace(ids, (_, prefix: string) => `${prefix}_${run}${nth}`);
  return { ...delivery, body: renew(delivery.body), signed: renew(delivery.signed) };
}

/**
 * Copies a delivery as another event of the same order. Only the delivery ID and event ID change.
 */
export function toEarlierEvent(delivery: PlannedDelivery): PlannedDelivery {
  const ids = /\b((?:whs|evcus)_\w{8})([a-z])(\w{3})\b/g;
  const renew = (text: string): string =>
    text.replace(ids, (_, run: string, letter: string, nth: string) => {
      return run + letter.toUpperCase() + nth;
    });
  return { ...delivery, body: renew(delivery.body), signed: renew(delivery.signed) };
}

/** Returns the order ID in a body of either form. An observation identifies a delivery by it. */
export function orderIdOf(body: string, form: Form): string | undefined {
  const parsed: Json = JSON.parse(body);
  const id = valueAt(parsed, ...(form === "raw" ? [] : ["data"]), "order", "id");
  return typeof id === "string" ? id : undefined;
}
