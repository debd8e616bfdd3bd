import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { setImmediate as nextTurn } from "node:timers/promises";
import { codeOf } from "../system-error.ts";
import { ownVersion } from "../version.ts";

/** One POST, exactly as it goes over the wire. */
export interface Sending {
  readonly url: URL;
  /** Names and values in turn, duplicates kept. What every delivery has is added. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  /** `pieces`: byte by byte with a length; `chunked`: without a length. Default `whole`. */
  readonly framing?: Framing;
  /** Time for an answer. A body in pieces takes its own time before that. */
  readonly timeoutMs: number;
  /** Keeps the start of the answer's body, of at most so many bytes. Default none. */
  readonly keepBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Framing of a body. */
export type Framing = "whole" | "pieces" | "chunked";

/** Start of an answer, for people. Other servers write it. */
export interface AnswerStart {
  readonly reason: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Answer to a request, or the kind of failure. The answer's body is dropped, except a start that was asked for. */
export type Answer =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly start?: AnswerStart;
      readonly ms: number;
      /** Set if the receiver may have got the delivery before: that connection was cut short. */
      readonly sentAgain?: true;
    }
  | { readonly kind: "timeout"; readonly ms: number }
  /** The connection was refused, or its name not found. */
  | { readonly kind: "unreachable"; readonly code: string; readonly ms: number }
  /** The connection ended before an answer was complete. */
  | { readonly kind: "broken"; readonly code: string; readonly ms: number }
  /** Not sent any more. */
  | { readonly kind: "skipped"; readonly ms: number };

// So often at most: a receiver that closes for another reason does it each time.
const attempts = 5;

/**
 * Sends one POST and waits for the whole answer. Redirects are answers like any other, and neither
 * a proxy nor a kept connection is used, whatever the environment says.
 */
export async function send(sending: Sending): Promise<Answer> {
  let attempt = await exchange(sending);
  // Who answers before the body is there may close on it, and then a byte under way takes the answer with it.
  let tries = 1;
  for (; tries < attempts && attempt.cutShort; tries += 1) {
    const next = await exchange(sending);
    // There was a connection before: it broke, and that must not be lost.
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
      // A timer may come a moment late. What a reader knows is the limit.
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
  /** Ends it for good, and tells the milliseconds since it was started last. */
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
  return open("POST", { url, headers: [...acceptHeaders, ...headers, ...framed], signal });
}

// As any client of HTTP has them: no delivery may stand out by what it lacks.
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

/** The clock runs while a byte waits for the connection or for room, not while ours wait for their turn. */
async function writeByteByByte(
  request: ClientRequest,
  body: Uint8Array,
  clock: Clock,
): Promise<void> {
  for (let at = 0; at < body.byteLength && !request.destroyed; at += 1) {
    clock.restart();
    await new Promise((written) => request.write(body.subarray(at, at + 1), written));
    clock.pause();
    // A turn of the event loop between two bytes, else they leave in one packet.
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

/** True for the codes of a connection that was never made. */
export function isUnreachable(code: string): boolean {
  return unreachable.has(code);
}

function toFailure(error: Error): Outcome {
  const code = codeOf(error);
  return { kind: isUnreachable(code) ? "unreachable" : "broken", code };
}

/** One request for a text. */
export interface TextRequest {
  readonly url: URL;
  /** Default GET. */
  readonly method?: "GET" | "POST" | "PUT" | undefined;
  /** Media type that is asked for. */
  readonly accept: string;
  /** More headers: names and values in turn. */
  readonly headers?: readonly string[] | undefined;
  /** A body and its media type. */
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  /** A text with more characters than this is not read to its end. */
  readonly mostCharacters: number;
  /** Time for the text as a whole. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer whose text was read to its end, whatever its status is, or the reason why there is none. */
export type TextAnswer =
  | { readonly kind: "text"; readonly status: number; readonly text: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "timeout" }
  | { readonly kind: "broken"; readonly code: string };

/** Asks for a text, as directly as {@link send} sends: no redirect, no proxy, no kept connection. */
export function readText(asked: TextRequest): Promise<TextAnswer> {
  const { url, signal, method = "GET", timeoutMs, mostCharacters } = asked;
  const body = asked.body && Buffer.from(asked.body.text);
  return new Promise((resolve) => {
    const request = open(method, { url, signal, headers: headersOfText(asked, body) });
    const settle = (answer: TextAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      request.destroy();
    };
    // For the text as a whole: a server that sends a byte now and then is never idle.
    const timer = setTimeout(() => settle({ kind: "timeout" }), timeoutMs);
    const fail = (error: unknown): void => settle({ kind: "broken", code: codeOf(error) });
    request.on("error", fail);
    request.on("response", (response) => {
      collect(response, mostCharacters).then(settle, fail);
    });
    request.end(body);
  });
}

function headersOfText(asked: TextRequest, body: Buffer | undefined): readonly string[] {
  const { accept, headers = [] } = asked;
  const type = asked.body?.type ?? "";
  const framed = body && ["content-type", type, "content-length", String(body.byteLength)];
  return ["accept", accept, ...headers, ...(framed ?? [])];
}

async function collect(response: IncomingMessage, mostCharacters: number): Promise<TextAnswer> {
  let text = "";
  response.setEncoding("utf8");
  for await (const chunk of response) {
    text += chunk;
    if (text.length > mostCharacters) return { kind: "too-large" };
  }
  return { kind: "text", status: response.statusCode ?? 0, text };
}

interface Opening {
  readonly url: URL;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

function open(method: "GET" | "POST" | "PUT", { url, headers, signal }: Opening): ClientRequest {
  const secure = url.protocol === "https:";
  const own = ["host", url.host, "user-agent", userAgent, ...authorization(url)];
  const options = {
    method,
    headers: [...own, ...headers, "connection", "close"],
    // An agent of our own: the global one follows NODE_USE_ENV_PROXY.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    ...(signal === undefined ? {} : { signal }),
  };
  const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
  request.setNoDelay(true);
  return request;
}

/** The name by which receivers see this command. */
const userAgent = `order-webhooks-verify/${ownVersion}`;

/** Node makes this of an address only where the headers are an object, in which none can be twice. */
function authorization({ username, password }: URL): readonly string[] {
  if (username === "" && password === "") return [];
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return ["authorization", `Basic ${Buffer.from(credentials).toString("base64")}`];
}
