/** Start of an answer, for people. Other servers write it. */
export interface AnswerStart {
  readonly reason: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Answer to a request, or the kind of failure. The answer's body is dropped, except a start that was asked for. */
export type Answer =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly start?: AnswerStart;
      readonly ms: number;
      /** Set if the receiver may have got the delivery before: that connection was cut short. */
      readonly sentAgain?: true;
    }
  | { readonly kind: "timeout"; readonly ms: number }
  /** The connection was refused, or its name not found. */
  | { readonly kind: "unreachable"; readonly code: string; readonly ms: number }
  /** The connection ended before an answer was complete. */
  | { readonly kind: "broken"; readonly code: string; readonly ms: number }
  /** Not sent any more. */
  | { readonly kind: "skipped"; readonly ms: number };

/** True if a request was answered with 2xx. */
export function isSuccess(answer: Answer | undefined): boolean {
  return answer?.kind === "status" && answer.status >= 200 && answer.status <= 299;
}
