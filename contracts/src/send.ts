import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { setImmediate as nextTurn } from "node:timers/promises";

/** One POST, exactly as it goes over the wire. */
export interface Sending {
  readonly url: URL;
  /** Names and values in turn, duplicates kept; `host` and the framing are added. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  /** `pieces`: byte by byte with a length; `chunked`: with no length told beforehand. Default `whole`. */
  readonly framing?: Framing;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a body travels. */
export type Framing = "whole" | "pieces" | "chunked";

/** What came back, or how it did not. Nothing of the answer's body is kept. */
export type Answer =
  | { readonly kind: "status"; readonly status: number; readonly ms: number }
  | { readonly kind: "timeout"; readonly ms: number }
  /** The connection was refused, or its name not found. */
  | { readonly kind: "unreachable"; readonly code: string; readonly ms: number }
  /** The connection ended before an answer was complete. */
  | { readonly kind: "broken"; readonly code: string; readonly ms: number }
  /** Not sent any more. */
  | { readonly kind: "skipped"; readonly ms: number };

/**
 * Sends one POST and waits for the whole answer. Redirects are answers like any other, and neither
 * a proxy nor a kept connection is used, whatever the environment says.
 */
export async function send(sending: Sending): Promise<Answer> {
  const started = performance.now();
  const outcome = await exchange(sending);
  return { ...outcome, ms: Math.round(performance.now() - started) };
}

type Outcome = WithoutTime<Answer>;
type WithoutTime<A> = A extends Answer ? Omit<A, "ms"> : never;

function exchange(sending: Sending): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = open(sending);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      request.destroy();
    };
    const timer = setTimeout(() => settle({ kind: "timeout" }), sending.timeoutMs);
    request.on("error", (error) => settle(toFailure(error)));
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.on("end", () => settle({ kind: "status", status }));
      response.on("error", (error) => settle(toFailure(error)));
      response.resume();
    });
    void writeBody(request, sending);
  });
}

function open({ url, headers, body, framing, signal }: Sending): ClientRequest {
  const secure = url.protocol === "https:";
  const framed = framing === "chunked" ? ["transfer-encoding", "chunked"] : length(body);
  const options = {
    method: "POST",
    headers: ["host", url.host, ...headers, ...framed, "connection", "close"],
    // An agent of our own: the global one follows NODE_USE_ENV_PROXY.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    ...(signal === undefined ? {} : { signal }),
  };
  const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
  request.setNoDelay(true);
  return request;
}

function length(body: Uint8Array): readonly string[] {
  return ["content-length", String(body.byteLength)];
}

async function writeBody(request: ClientRequest, { body, framing }: Sending): Promise<void> {
  if (framing === "pieces") await writeByteByByte(request, body);
  else if (framing === "chunked") request.write(body);
  else return void request.end(body);
  request.end();
}

async function writeByteByByte(request: ClientRequest, body: Uint8Array): Promise<void> {
  for (let at = 0; at < body.byteLength && !request.destroyed; at += 1) {
    request.write(body.subarray(at, at + 1));
    // A turn of the event loop between two bytes, else they leave in one packet.
    await nextTurn();
  }
}

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

function toFailure(error: Error): Outcome {
  const code = codeOf(error);
  return { kind: unreachable.has(code) ? "unreachable" : "broken", code };
}

/** The system's code of a failure, for example `ECONNRESET`; its name if it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // Node tries several addresses for one name and wraps their failures.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
