import type { ReceiverError } from "../errors.ts";
import type { IncomingRequest } from "../http/incoming-request.ts";
import type { ReceiverResponse, RefusalCode } from "../http/responses.ts";
import type { Limits } from "../options/limits.ts";
import type { RequestTarget } from "../reports/unknown-paths.ts";

/** The side of a receiver that adapters to servers use. */
export interface RequestPipeline {
  /** The paths of the receiver, for adapters that register routes. */
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Checks that a path, with or without a query, is the receiver's. */
  readonly takesPath: (path: string) => boolean;
  /** Judges the head, reads the body, verifies, parses and stores. Never rejects. */
  readonly answer: (request: IncomingRequest) => Promise<ReceiverResponse>;
  /** Resolves when the responses of this turn of the event loop are to go out together. */
  readonly endOfTurn: () => Promise<void>;
  /**
   * Claims nothing more from a durable inbox, while a server that closes still answers: what comes is kept for the next
   * start.
   */
  readonly stopClaiming: () => void;
  /** Returns the response to what is no request at all, and reports it. */
  readonly refuse: (code: RefusalCode) => ReceiverResponse;
  /** Logs a request for another path that was passed on unanswered. */
  readonly reportUnknownPath: (target: RequestTarget) => void;
  /** Logs that code of the owner failed while it answered a request. */
  readonly reportFailure: (message: string, error: unknown) => void;
  /** Returns the response to an adapter that was used in a way that cannot work, and logs what to change. */
  readonly refuseMistake: (mistake: ReceiverError) => ReceiverResponse;
}
