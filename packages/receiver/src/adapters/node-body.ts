import type { IncomingMessage } from "node:http";
import { startTimer, type Timer } from "../background/timers.ts";
import type { BodyReading } from "../http/incoming-request.ts";
import { toBytes } from "../http/raw-body.ts";
import type { RefusalCode } from "../http/responses.ts";

/** A request of node:http, with properties that frameworks add. */
export interface NodeRequest extends IncomingMessage {
  /** Express: the path before a router removed its part. */
  readonly originalUrl?: string;
  /** Express: the part of the path that a router or mount removed. */
  readonly baseUrl?: string;
  /** Express: the matched route, if the handler belongs to a route. */
  readonly route?: unknown;
  /** Result of a body parser. */
  readonly body?: unknown;
  /** The bytes or their text, which some platforms keep next to the result of their parser. */
  readonly rawBody?: unknown;
}

/** Reads the body as bytes. Resolves to the code of a refusal if reading fails. */
export function readNodeBody(
  request: NodeRequest,
  reading: BodyReading,
): Promise<Uint8Array | RefusalCode> {
  const kept = findKeptBytes(request);
  if (kept) return Promise.resolve(kept);
  // For an empty body that was read, only readableEnded is true.
  if (request.readableDidRead || request.readableEnded) return Promise.resolve("internal_error");
  return request.destroyed ? Promise.resolve("bad_request") : collect(request, reading);
}

/** Finds the bytes or text that a parser kept. If the parser changed them, the signature does not match. */
function findKeptBytes({ rawBody, body }: NodeRequest): Uint8Array | undefined {
  return toBytes({ body: rawBody }) ?? toBytes({ body });
}

/** Collects the body to its end. Only the end shows that the framing is correct. */
function collect(
  request: IncomingMessage,
  { buffer, timeoutMs }: BodyReading,
): Promise<Uint8Array | RefusalCode> {
  return new Promise((resolve) => {
    const timer: Timer = startTimer(timeoutMs, () => settle("request_timeout"));
    function settle(result: Uint8Array | RefusalCode): void {
      timer.clear();
      request.off("data", add);
      resolve(result);
    }
    function add(chunk: Buffer): void {
      const failure = buffer.add(chunk);
      if (failure) settle(failure);
    }
    request.on("data", add);
    request.on("end", () => settle(buffer.join()));
    request.on("error", () => settle("bad_request"));
    request.on("close", () => settle("bad_request"));
  });
}
