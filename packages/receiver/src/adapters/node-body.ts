import type { IncomingMessage } from "node:http";
import { isBytes } from "../bytes.ts";
import type { BodyBuffer, BufferFault } from "../http/body-buffer.ts";

/** A request of node:http, and what frameworks hang on it. */
export interface NodeRequest extends IncomingMessage {
  /** Express: the path before a router took its part off. */
  readonly originalUrl?: string;
  /** Express: the part of the path that a router or mount took off. */
  readonly baseUrl?: string;
  /** Express: the route that matched, if the handler is a route's. */
  readonly route?: unknown;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** Some platforms keep the bytes beside what their parser made of them. */
  readonly rawBody?: unknown;
}

/** Why there is no body; `consumed`: something else read it, `gone`: the client left. */
export type BodyFault = BufferFault | "timeout" | "consumed" | "gone";

/** Where a body goes, and how long it may take. */
export interface BodyTarget {
  readonly buffer: BodyBuffer;
  readonly timeoutMs: number;
}

/** The body as bytes, or why there is none. */
export async function readNodeBody(
  request: NodeRequest,
  target: BodyTarget,
): Promise<Uint8Array | BodyFault> {
  const kept = findKeptBytes(request);
  if (kept) return kept;
  // An empty body that was read counts as never read, but has ended.
  const isConsumed = request.readableDidRead || request.readableEnded;
  return isConsumed ? "consumed" : collect(request, target);
}

/** A parser that keeps the bytes, or text, does no harm: had it changed them, nothing would verify. */
function findKeptBytes({ rawBody, body }: NodeRequest): Uint8Array | undefined {
  if (isBytes(rawBody)) return rawBody;
  if (isBytes(body)) return body;
  return typeof body === "string" ? Buffer.from(body) : undefined;
}

/** Acts on nothing before the end: node:http hands over a request whose framing may yet turn out bad. */
function collect(
  request: IncomingMessage,
  { buffer, timeoutMs }: BodyTarget,
): Promise<Uint8Array | BodyFault> {
  return new Promise((resolve) => {
    const timer = setTimeout(settle, timeoutMs, "timeout");
    function settle(result: Uint8Array | BodyFault): void {
      clearTimeout(timer);
      request.off("data", add);
      resolve(result);
    }
    function add(chunk: Buffer): void {
      const fault = buffer.add(chunk);
      if (fault) settle(fault);
    }
    request.on("data", add);
    request.on("end", () => settle(buffer.join()));
    request.on("error", () => settle("gone"));
    request.on("close", () => settle("gone"));
  });
}
