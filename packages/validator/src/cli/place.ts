import type { EventType } from "@order-webhooks/types";

/** Place in a payload, as declared by the contract. All of it is public. */
export interface Place {
  /** Kind of the steps below: keys that the contract names, keys that senders choose, or indexes of an array. */
  readonly steps: "declared" | "free" | "index";
  /** Returns the place below a step, or undefined for a key that the contract does not name. */
  readonly child: (step: string) => Place | undefined;
  /** Known values of an open enum. */
  readonly values?: readonly string[];
}

/** Form of a document: an envelope, or the data of an event without an envelope. */
export type Form = "envelope" | "data";

/** Returns the root of a document. Without an event, the root declares the keys of every event. */
export type FindRoot = (form: Form, eventType: EventType | undefined) => Place;

/** Place that the contract does not describe, so that its keys are the sender's own. */
export const open: Place = { steps: "free", child: () => open };

/** Key in the form that may be shown, with the place below it. */
export interface ShownKey {
  readonly shown: string;
  readonly below: Place;
  /** Origin of the key: `declared` by the contract, `unknown` to the contract, or `free` for senders to choose. */
  readonly origin: "declared" | "unknown" | "free";
}

/**
 * Returns the form in which a key may be shown. An unknown key in the vendor's style is shown, because it may be a new
 * field. Any other unknown key is masked, because it may be private.
 */
export function showKey(place: Place, key: string): ShownKey {
  const below = place.child(key);
  if (place.steps !== "declared") return { shown: freeKey, below: below ?? open, origin: "free" };
  if (below !== undefined) return { shown: key, below, origin: "declared" };
  const shown = fieldName.test(key) ? key : unknownKey;
  // The value may be a free map.
  return { shown, below: open, origin: "unknown" };
}

/** Replaces every key of a free map, which the sender chooses. */
const freeKey = "<key>";

/** Replaces keys that the contract does not name and that do not look like the vendor's. */
export const unknownKey = "<unknown key>";

/** Matches names in the vendor's style: words with at most one digit, so that IDs and dates do not match. */
const fieldName = /^(?=.{1,40}$)[a-z]+(?:_[a-z]+)*(?:_?\d)?$/;
