import type { ReceiverError } from "../errors.ts";
import type { IncomingRequest } from "../http/incoming-request.ts";
import type { ReceiverResponse, RefusalCode } from "../http/responses.ts";
import type { Limits } from "../options/limits.ts";
import type { RequestTarget } from "../reports/unknown-paths.ts";

/** The interface of a receiver for adapters to servers. */
export interface RequestPipeline {
  /** The paths of the receiver, for adapters that register routes. */
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Checks that the receiver accepts a path, with or without a query. */
  readonly takesPath: (path: string) => boolean;
  /** Checks the head of a request, then reads, verifies, parses and stores its body. Never rejects. */
  readonly answer: (request: IncomingRequest) => Promise<ReceiverResponse>;
  /** Resolves when the responses of this turn of the event loop can be sent together. */
  readonly endOfTurn: () => Promise<void>;
  /**
   * Stops claiming from a durable inbox, while a closing server still responds. New deliveries stay in the inbox until
   * the next start.
   */
  readonly stopClaiming: () => void;
  /** Returns the response to a malformed request, and reports it. */
  readonly refuse: (code: RefusalCode) => ReceiverResponse;
  /** Logs a request for another path, which the adapter does not answer. */
  readonly reportUnknownPath: (target: RequestTarget) => void;
  /** Logs a failure of the owner's code that responds to a request. */
  readonly reportFailure: (message: string, error: unknown) => void;
  /** Returns the response to a wrong use of an adapter, and logs what to change. */
  readonly refuseMistake: (mistake: ReceiverError) => ReceiverResponse;
}
