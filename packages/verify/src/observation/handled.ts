/** One entry of the observation document: a handler ran for this event and purpose with this order. */
export interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly orderId: string;
}

/** Observation of one delivery. */
export type Observation =
  /** Its handler ran, as often as the document lists its order. */
  | { readonly kind: "handled"; readonly times: number }
  /** Its order was handled as another event or purpose, be it alone or as well. */
  | { readonly kind: "handled_otherwise"; readonly as: Handled }
  | { readonly kind: "not_handled" }
  | { readonly kind: "unreadable"; readonly message: string };
