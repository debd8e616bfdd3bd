import type { ClientRequest, IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { codeOf } from "../system-error.ts";
import type { Answer, AnswerStart } from "./answer.ts";
import type { Framing } from "./framing.ts";
import { openRequest } from "./open-request.ts";

/** POST request, exactly as it is sent. */
export interface Sending {
  readonly url: URL;
  /**
   * Alternating names and values, with duplicates. The client adds the headers that every delivery
   * has.
   */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  /** Default: `whole`. */
  readonly framing?: Framing;
  /** Time limit for an answer. Sending a body in pieces does not count. */
  readonly timeoutMs: number;
  /** Maximum number of bytes to keep from the start of the answer's body. Default: none. */
  readonly keepBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

// Maximum number of attempts if the connection breaks while the body is sent. A receiver that
// closes it on purpose does so every time.
const attempts = 5;

/**
 * Sends one POST and waits for the whole answer. It treats redirects like any other answer. It uses
 * no proxy and no kept connection, independently of the environment.
 */
export async function send(sending: Sending): Promise<Answer> {
  let attempt = await exchange(sending);
  // A receiver that answers before the body is complete may close the connection. A byte in transit
  // can then discard the answer.
  let tries = 1;
  for (; tries < attempts && attempt.cutShort; tries += 1) {
    const next = await exchange(sending);
    // The previous attempt connected and broke. The refused connection of this one must not hide
    // that.
    if (next.answer.kind === "unreachable") break;
    attempt = next;
  }
  const { answer } = attempt;
  return answer.kind === "status" && tries > 1 ? { ...answer, sentAgain: true } : answer;
}

interface Attempt {
  readonly answer: Answer;
  /** The connection broke before the body was sent, and no answer was seen. */
  readonly cutShort: boolean;
}

type Outcome = WithoutTime<Answer>;
type WithoutTime<A> = A extends Answer ? Omit<A, "ms"> : never;

function exchange(sending: Sending): Promise<Attempt> {
  return new Promise((resolve) => {
    const request = openPost(sending);
    const clock = startClock(sending.timeoutMs, () => settle({ kind: "timeout" }));
    const isAllSent = (): boolean => request.writableEnded || sending.signal?.aborted === true;
    const settle = (outcome: Outcome): void => {
      const cutShort = outcome.kind === "broken" && !isAllSent();
      const ms = clock.stop();
      // A timer may fire late. Reports show the limit.
      const isOver = outcome.kind === "timeout";
      resolve({ answer: { ...outcome, ms: isOver ? sending.timeoutMs : ms }, cutShort });
      request.destroy();
    };
    let early: Outcome | undefined;
    const fail = (error: Error): void => settle(early ?? toFailure(error));
    request.on("error", fail);
    request.on("response", (response) => {
      const answered: Outcome = { kind: "status", status: response.statusCode ?? 0 };
      if (!isAllSent()) early = answered;
      const startOf = keepStart(response, sending.keepBytes);
      response.on("end", () => settle({ ...answered, ...startOf() }));
      response.on("error", fail);
      response.resume();
    });
    void writeBody(request, sending, clock);
  });
}

/** Collects the start of a body as it arrives. */
function keepStart(
  response: IncomingMessage,
  most: number | undefined,
): () => { readonly start?: AnswerStart } {
  if (most === undefined) return () => ({});
  let bytes = Buffer.alloc(0);
  response.on("data", (chunk: Buffer) => {
    if (bytes.byteLength < most) bytes = Buffer.concat([bytes, chunk]).subarray(0, most);
  });
  const { statusMessage: reason = "", headers } = response;
  return () => ({ start: { reason, encoding: headers["content-encoding"] ?? "", bytes } });
}

interface Clock {
  readonly pause: () => void;
  readonly restart: () => void;
  /** Stops the clock for good, and returns the milliseconds since its last start. */
  readonly stop: () => number;
}

function startClock(timeoutMs: number, onTimeout: () => void): Clock {
  let timer: NodeJS.Timeout | undefined;
  let started = 0;
  let stopped = false;
  const pause = (): void => clearTimeout(timer);
  const restart = (): void => {
    pause();
    started = performance.now();
    if (!stopped) timer = setTimeout(onTimeout, timeoutMs);
  };
  const stop = (): number => {
    pause();
    stopped = true;
    return Math.round(performance.now() - started);
  };
  restart();
  return { pause, restart, stop };
}

function openPost({ url, headers, body, framing, signal }: Sending): ClientRequest {
  const framed =
    framing === "chunked"
      ? ["transfer-encoding", "chunked"]
      : ["content-length", String(body.byteLength)];
  return openRequest("POST", { url, headers: [...acceptHeaders, ...headers, ...framed], signal });
}

// Headers of any HTTP client, so that no delivery differs by a missing header.
const acceptHeaders = ["accept", "*/*", "accept-encoding", "gzip, deflate"];

async function writeBody(
  request: ClientRequest,
  { body, framing }: Sending,
  clock: Clock,
): Promise<void> {
  if (framing === "pieces") await writeByteByByte(request, body, clock);
  else if (framing === "chunked") request.write(body);
  else return void request.end(body);
  request.end();
}

/**
 * Sends a body byte by byte. The clock runs only while a byte waits for the connection or its
 * buffer.
 */
async function writeByteByByte(
  request: ClientRequest,
  body: Uint8Array,
  clock: Clock,
): Promise<void> {
  for (let at = 0; at < body.byteLength && !request.destroyed; at += 1) {
    clock.restart();
    await new Promise((written) => request.write(body.subarray(at, at + 1), written));
    clock.pause();
    // One event loop turn between two bytes, because otherwise they are sent in one packet.
    await nextTurn();
  }
  clock.restart();
}

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Returns true for error codes of a connection that was never established. */
export function isUnreachable(code: string): boolean {
  return unreachable.has(code);
}

function toFailure(error: Error): Outcome {
  const code = codeOf(error);
  return { kind: isUnreachable(code) ? "unreachable" : "broken", code };
}
