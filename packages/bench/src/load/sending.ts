/** The responses to some requests, by the class of their status. */
export interface Answers {
  readonly accepted: number;
  readonly refused: number;
  /** A status of 500 or above: the sender has to send it again. */
  readonly failed: number;
  /** Requests without a response. */
  readonly lost: number;
}

/** One time that requests were sent. */
export interface Sending extends Answers {
  /** The time from the first request to the last response. */
  readonly nanoseconds: number;
  /** The CPU time of the client. */
  readonly clientNanoseconds: number;
}
