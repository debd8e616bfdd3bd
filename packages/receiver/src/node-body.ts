import type { IncomingMessage } from "node:http";
import type { Limits } from "./limits.ts";

/** A request of node:http, and what frameworks hang on it. */
export interface NodeRequest extends IncomingMessage {
  /** Express: the path before a router took its part off. */
  readonly originalUrl?: string;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** Some platforms keep the bytes beside what their parser made of them. */
  readonly rawBody?: unknown;
}

/** Why there is no body: it is too large, took too long, was read by someone else, or the client left. */
export type BodyFault = "body_too_large" | "timeout" | "consumed" | "gone";

/** The body as bytes, or why there is none. */
export function readNodeBody(
  request: NodeRequest,
  limits: Limits,
): Promise<Uint8Array | BodyFault> | Uint8Array | BodyFault {
  const kept = findKeptBytes(request);
  if (kept) return kept;
  return request.readableDidRead ? "consumed" : collect(request, limits);
}

/** A parser that keeps the bytes, or text, does no harm: if it changed them, the signature says so. */
function findKeptBytes({ rawBody, body }: NodeRequest): Uint8Array | undefined {
  const kept = [rawBody, body].find(
    (candidate) => isBytes(candidate) || typeof candidate === "string",
  );
  return typeof kept === "string" ? Buffer.from(kept) : (kept as Uint8Array | undefined);
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** Acts on nothing before the end: node:http hands over a request whose framing may yet turn out bad. */
function collect(request: IncomingMessage, limits: Limits): Promise<Uint8Array | BodyFault> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    const timer = setTimeout(settle, limits.bodyTimeoutMs, "timeout");
    function settle(result: Uint8Array | BodyFault): void {
      clearTimeout(timer);
      resolve(result);
    }
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > limits.maxBodyBytes) settle("body_too_large");
      else chunks.push(chunk);
    });
    request.on("end", () => settle(join(chunks, bytes)));
    request.on("error", () => settle("gone"));
    request.on("close", () => settle("gone"));
  });
}

/** Most bodies come in one piece, which needs no copy. */
function join(chunks: readonly Buffer[], bytes: number): Uint8Array {
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks, bytes);
}
