import type { IncomingMessage } from "node:http";
import { isBytes } from "../bytes.ts";
import type { BodyBuffer, BufferFailure } from "../http/body-buffer.ts";

/** A request of node:http, with the properties that frameworks add. */
export interface NodeRequest extends IncomingMessage {
  /** Express: the path before a router took its part off. */
  readonly originalUrl?: string;
  /** Express: the part of the path that a router or mount took off. */
  readonly baseUrl?: string;
  /** Express: the route that matched, if the handler is a route's. */
  readonly route?: unknown;
  /** The result of a body parser. */
  readonly body?: unknown;
  /** The bytes, which some platforms keep next to the result of their parser. */
  readonly rawBody?: unknown;
}

/** The reason why there is no body. `consumed`: something else read it. `gone`: the client left. */
export type BodyFailure = BufferFailure | "request_timeout" | "consumed" | "gone";

/** The buffer for a body, and the time that it may take. */
export interface BodyTarget {
  readonly buffer: BodyBuffer;
  readonly timeoutMs: number;
}

/** Reads the body as bytes. Returns the reason if that fails. */
export async function readNodeBody(
  request: NodeRequest,
  target: BodyTarget,
): Promise<Uint8Array | BodyFailure> {
  const kept = findKeptBytes(request);
  if (kept) return kept;
  // An empty body that was read counts as never read, but has ended.
  const isConsumed = request.readableDidRead || request.readableEnded;
  return isConsumed ? "consumed" : collect(request, target);
}

/** Finds the bytes, or text, that a parser kept. Had it changed them, nothing would verify. */
function findKeptBytes({ rawBody, body }: NodeRequest): Uint8Array | undefined {
  if (isBytes(rawBody)) return rawBody;
  if (isBytes(body)) return body;
  return typeof body === "string" ? Buffer.from(body) : undefined;
}

/** Collects the body to its end: node:http passes on a request whose framing may still turn out bad. */
function collect(
  request: IncomingMessage,
  { buffer, timeoutMs }: BodyTarget,
): Promise<Uint8Array | BodyFailure> {
  return new Promise((resolve) => {
    const timer = setTimeout(settle, timeoutMs, "request_timeout");
    function settle(result: Uint8Array | BodyFailure): void {
      clearTimeout(timer);
      request.off("data", add);
      resolve(result);
    }
    function add(chunk: Buffer): void {
      const failure = buffer.add(chunk);
      if (failure) settle(failure);
    }
    request.on("data", add);
    request.on("end", () => settle(buffer.join()));
    request.on("error", () => settle("gone"));
    request.on("close", () => settle("gone"));
  });
}
