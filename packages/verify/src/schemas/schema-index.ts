/** State of a nullable object in an event's data. */
export type NullState = "null" | "present";

/**
 * Evidence for the shape of a purpose: a documented payload, one of a sibling event, or the
 * vendor's text alone.
 */
export type Evidence = "documented" | "sibling" | "text";

/** All kinds of evidence, from strongest to weakest. */
export const byStrength: readonly Evidence[] = ["documented", "sibling", "text"];

/** Example of an event's data in the index of `@order-webhooks/schemas`. */
export interface IndexedExample {
  readonly file: string;
  readonly origin: "documented" | "composed" | "derived";
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** Purpose of an event. */
export interface IndexedPurpose {
  readonly type: string;
  readonly evidence: Evidence;
  readonly examples: readonly IndexedExample[];
}

/** Event with its files and purposes. */
export interface IndexedEvent {
  readonly title: string;
  readonly tolerant: string;
  readonly strict: string;
  readonly delivery: { readonly tolerant: string; readonly strict: string };
  readonly purposes: { readonly [purpose: string]: IndexedPurpose };
}

/** Index of `@order-webhooks/schemas`, in its order. */
export interface SchemaIndex {
  readonly events: { readonly [event: string]: IndexedEvent };
  readonly purposes: readonly string[];
  readonly delivery: {
    readonly schema: string;
    readonly tolerant: string;
    readonly strict: string;
  };
}
