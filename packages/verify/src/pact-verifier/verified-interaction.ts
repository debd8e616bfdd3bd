/** Difference that Pact found, with Pact's text. */
export interface Mismatch {
  /**
   * Pact's kind, for example `StatusMismatch` or `BodyMismatch`. `error` if there was no answer to
   * match.
   */
  readonly kind: string;
  /** Pact's path into the body, for example `$.data.order.id`. */
  readonly path?: string;
  readonly text: string;
}

/** Pact's verdict on one interaction, in the order of the pact file. */
export interface VerifiedInteraction {
  readonly description: string;
  /** `key` of the interaction, if the pact file has one. */
  readonly key?: string;
  readonly ok: boolean;
  readonly mismatches: readonly Mismatch[];
}
