/** True if a nullable object of an event's data is null or there. */
export type NullState = "null" | "present";

/** Ground for the shape of a purpose: a published payload, one of another event, or the vendor's text alone. */
export type Evidence = "documented" | "sibling" | "text";

/** Every ground, from the strongest to the weakest. */
export const byStrength: readonly Evidence[] = ["documented", "sibling", "text"];

/** One example of an event's data, as the index of `@order-webhooks/schemas` lists it. */
export interface IndexedExample {
  readonly file: string;
  readonly origin: "documented" | "composed" | "derived";
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** One purpose of an event. */
export interface IndexedPurpose {
  readonly type: string;
  readonly evidence: Evidence;
  readonly examples: readonly IndexedExample[];
}

/** One event: its files and its purposes. */
export interface IndexedEvent {
  readonly title: string;
  readonly tolerant: string;
  readonly strict: string;
  readonly delivery: { readonly tolerant: string; readonly strict: string };
  readonly purposes: { readonly [purpose: string]: IndexedPurpose };
}

/** The index of `@order-webhooks/schemas`, in its order. */
export interface SchemaIndex {
  readonly events: { readonly [event: string]: IndexedEvent };
  readonly purposes: readonly string[];
  readonly delivery: {
    readonly schema: string;
    readonly tolerant: string;
    readonly strict: string;
  };
}
