/** Entry of the observation document: a handler ran for this event, purpose and order. */
export interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly orderId: string;
}

/** Observation of one delivery. */
export type Observation =
  /** Its handler ran. `times` counts the entries for its order. */
  | { readonly kind: "handled"; readonly times: number }
  /** Its order was handled as another event or purpose, alone or in addition. */
  | { readonly kind: "handled_otherwise"; readonly as: Handled }
  | { readonly kind: "not_handled" }
  | { readonly kind: "unreadable"; readonly message: string };
