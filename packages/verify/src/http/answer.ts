/** Start of an answer's body. It is external text. */
export interface AnswerStart {
  readonly reason: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/**
 * Answer to a request, or the kind of failure. The answer's body is discarded, except for a
 * requested start.
 */
export type Answer =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly start?: AnswerStart;
      readonly ms: number;
      /**
       * Set if an earlier attempt was cut short, so that the receiver may have got the delivery
       * before.
       */
      readonly sentAgain?: true;
    }
  | { readonly kind: "timeout"; readonly ms: number }
  /** The server refused the connection, or its name was not found. */
  | { readonly kind: "unreachable"; readonly code: string; readonly ms: number }
  /** The connection ended before an answer was complete. */
  | { readonly kind: "broken"; readonly code: string; readonly ms: number }
  /** Nothing was sent. */
  | { readonly kind: "skipped"; readonly ms: number };

/** Returns true if a request got a 2xx answer. */
export function isSuccess(answer: Answer | undefined): boolean {
  return answer?.kind === "status" && answer.status >= 200 && answer.status <= 299;
}
