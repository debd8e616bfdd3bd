/** Maximum number of bytes of a request, which has a filter or a key. */
export const maxRequestBytes: number = 64 * 1024;

/** Maximum number of bytes of an answer, which has a list of 10,000 deliveries or a body. */
export const maxAnswerBytes: number = 32 * 1024 * 1024;

/** Prefix of every path. A server of another version does not know it. */
export const protocolRoot = "/1";

/** Answer about a failure. */
export interface FailureAnswer {
  /** One sentence without data of a delivery. */
  readonly message: string;
}
