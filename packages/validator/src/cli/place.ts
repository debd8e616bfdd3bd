import type { EventType } from "@order-webhooks/types";

/** A place of a payload, as the contract declares it. Everything here is public. */
export interface Place {
  /** The kind of steps below: keys that the contract names, keys that senders choose, or indexes of a list. */
  readonly steps: "declared" | "free" | "index";
  /** Finds the place below a step. Undefined for a key that the contract does not name. */
  readonly child: (step: string) => Place | undefined;
  /** The values that the contract lists, of a list that the vendor may extend. */
  readonly values?: readonly string[];
}

/** The form of a document: an envelope, or the data of an event without one. */
export type Form = "envelope" | "data";

/** Finds the root of a document. Without an event it declares the keys of every event. */
export type FindRoot = (form: Form, eventType: EventType | undefined) => Place;

/** A place about which the contract says nothing: what is there is the sender's own. */
export const open: Place = { steps: "free", child: () => open };

/** A key as it may be shown, and the place below it. */
export interface ShownKey {
  readonly shown: string;
  readonly below: Place;
  /** Declared: the contract names the key. Unknown: it lacks it. Free: it leaves the keys here to senders. */
  readonly origin: "declared" | "unknown" | "free";
}

/** Decides whether a key is shown. A name that the contract lacks is evidence. Any other key may be a customer's. */
export function showKey(place: Place, key: string): ShownKey {
  const below = place.child(key);
  if (place.steps !== "declared") return { shown: freeKey, below: below ?? open, origin: "free" };
  if (below !== undefined) return { shown: key, below, origin: "declared" };
  const shown = fieldName.test(key) ? key : unknownKey;
  // What is below it may be a free map.
  return { shown, below: open, origin: "unknown" };
}

/** Stands for every key of a map, which its sender chooses. */
const freeKey = "<key>";

/** Stands for keys that neither the contract names nor the vendor would. */
export const unknownKey = "<unknown key>";

/** Matches the vendor's way to write names: words and at most a digit, so that it matches no id or date. */
const fieldName = /^(?=.{1,40}$)[a-z]+(?:_[a-z]+)*(?:_?\d)?$/;
