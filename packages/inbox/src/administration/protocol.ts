/** The most bytes of a request: a filter, or a key. */
export const maxRequestBytes: number = 64 * 1024;

/** The most bytes of an answer: 10,000 deliveries of a list, or a body. */
export const maxAnswerBytes: number = 32 * 1024 * 1024;

/** The prefix of every path. A server of another version does not know it. */
export const protocolRoot = "/1";

/** An answer that says what failed. */
export interface FailureAnswer {
  /** One sentence without anything of a delivery. */
  readonly message: string;
}
