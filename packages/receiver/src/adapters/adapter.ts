import type { BodyBuffer } from "../http/body-buffer.ts";
import type { RequestHead } from "../http/request.ts";
import type { Answer, AnswerCode } from "../http/responses.ts";
import type { Limits } from "../options/limits.ts";

/** A request whose body has been read as bytes. */
export interface RawRequest extends RequestHead {
  readonly body: Uint8Array;
}

/** The side of a receiver that adapters to servers use, in this order. */
export interface Front {
  /** The paths that it answers on. */
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Refuses a request by its head, an unsigned one too, before its body is read; undefined to go on. */
  readonly admit: (head: RequestHead) => Answer | undefined;
  /** Room for a body; to be closed when the request is answered. */
  readonly openBuffer: () => BodyBuffer;
  /** The answer to what went wrong while the body was read; the log is told. */
  readonly refuse: (code: AnswerCode) => Answer;
  /** The answer if something else read the body before; the owner is told the cure. */
  readonly refuseConsumed: () => Answer;
  /** A request for none of these paths was passed on unanswered; the log is told the cure. */
  readonly tellStray: (head: Pick<RequestHead, "method" | "path">) => void;
  /** Verifies, reads and stores. Never rejects. */
  readonly handle: (request: RawRequest) => Promise<Answer>;
}
