import type { ReceiverStats } from "@order-webhooks/receiver";

/** Tells a receiving process what to do with its deliveries. */
export interface ProcessPlan {
  /** The file of its inbox. */
  readonly file: string;
  /** The number of deliveries that it handles. Its handler hangs with any more. */
  readonly handles: number;
  /** The order that its handler refuses for good, or null. */
  readonly refuses: string | null;
}

/**
 * A message to a receiving process: to count at once, or when nothing is due any more, to replay the dead letters and
 * then count, or to close.
 */
export interface ToProcess {
  readonly kind: "count" | "settle" | "replay" | "close";
}

/** A message of a receiving process. */
export type FromProcess =
  | { readonly kind: "listening"; readonly url: string }
  | { readonly kind: "handled"; readonly orderId: string }
  | { readonly kind: "counted"; readonly stats: ReceiverStats };
