/** Pact from a broker, with the broker's facts about it. */
export interface BrokerPact {
  /** Text of the pact, and its URL without the reason for its selection. */
  readonly document: { readonly file: string; readonly text: string };
  /** URL of the document, including the reason for its selection. */
  readonly url: URL;
  /** True if the pact may fail. Work in progress always may. */
  readonly pending: boolean;
  readonly wip: boolean;
  readonly notices: readonly BrokerNotice[];
}

/** Broker's remark about a pact, with the condition for showing it. */
export interface BrokerNotice {
  readonly when: string;
  readonly text: string;
}
