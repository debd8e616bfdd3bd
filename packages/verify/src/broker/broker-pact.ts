/** A pact of a broker, and what the broker says about it. */
export interface BrokerPact {
  /** Its text, and its address without the reason why it was selected. */
  readonly document: { readonly file: string; readonly text: string };
  /** Address of the document, which says why it was selected, too. */
  readonly url: URL;
  /** True if it may fail: also work in progress may. */
  readonly pending: boolean;
  readonly wip: boolean;
  readonly notices: readonly BrokerNotice[];
}

/** One remark of a broker about a pact, and when to show it. */
export interface BrokerNotice {
  readonly when: string;
  readonly text: string;
}
