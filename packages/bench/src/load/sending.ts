/** The responses to some requests, by the class of their status. */
export interface Answers {
  readonly accepted: number;
  readonly refused: number;
  /** Responses with a status of 500 or above, after which a sender retries. */
  readonly failed: number;
  /** Requests without a response. */
  readonly lost: number;
}

/** Result of sending some requests. */
export interface Sending extends Answers {
  /** The time from the first request to the last response. */
  readonly nanoseconds: number;
  /** The CPU time of the client. */
  readonly clientNanoseconds: number;
}
