import type { BodyBuffer } from "../http/body-buffer.ts";
import type { RawRequest, RequestHead } from "../http/request.ts";
import type { ReceiverResponse, ResponseCode } from "../http/responses.ts";
import type { Limits } from "../options/limits.ts";

/** The side of a receiver that adapters to servers use, in this order. */
export interface RequestPipeline {
  /** The paths of the receiver. */
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Refuses a request by its head, an unsigned one too. Returns undefined if its body is to be read. */
  readonly admit: (head: RequestHead) => ReceiverResponse | undefined;
  /** Opens a buffer for the body. Close it when the request is answered. */
  readonly openBuffer: () => BodyBuffer;
  /** Returns the response to what went wrong while the body was read, and logs it. */
  readonly refuse: (code: ResponseCode) => ReceiverResponse;
  /** Returns the response if something else has read the body, and reports how to fix that. */
  readonly refuseConsumedBody: () => ReceiverResponse;
  /** Logs a request for another path that was passed on unanswered. */
  readonly reportUnknownPath: (head: Pick<RequestHead, "method" | "path">) => void;
  /** Verifies, parses and stores. Never rejects. */
  readonly handle: (request: RawRequest) => Promise<ReceiverResponse>;
}
