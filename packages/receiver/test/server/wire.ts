import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One step of a client on a socket: it sends, waits (milliseconds, or for something), or ends its side. */
export type Step = string | Uint8Array | number | Promise<unknown> | "end" | "vanish";

/** One raw response. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** All responses on a connection. */
export interface WireResult {
  readonly text: string;
  readonly answers: readonly WireAnswer[];
}

/** The number of responses to wait for, unless the connection ends first. */
export interface WireOptions {
  readonly expected?: number;
  /** The time to wait for one more response than expected, unless the connection ends first. 0 by default. */
  readonly surplusMs?: number;
}

/** A guard against hanging. Normally every wait ends by an event. */
const patienceMs = 300_000;

/** Sends raw bytes on a new socket, and reads the responses. */
export async function converse(
  url: URL,
  steps: readonly Step[],
  { expected = 1, surplusMs = 0 }: WireOptions = {},
): Promise<WireResult> {
  const socket = connect({ port: Number(url.port), host: url.hostname, allowHalfOpen: true });
  const parse = String(steps[0]).startsWith("HEAD ") ? parseHeads : parseAnswers;
  const received = collect(socket, (text) => parse(text).length >= expected);
  const sent = send(socket, steps);
  const given = sleep(patienceMs, undefined, { ref: false });
  await Promise.race([received.enough, received.ended, given]);
  if (surplusMs > 0) await Promise.race([received.ended, sleep(surplusMs)]);
  socket.destroy();
  await sent;
  return { text: received.text(), answers: parse(received.text()) };
}

async function send(socket: Socket, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return;
    if (typeof step === "number") await sleep(step);
    else if (step instanceof Promise) await step;
    else if (step === "end") socket.end();
    else if (step === "vanish") socket.resetAndDestroy();
    else socket.write(step);
  }
}

/** A reset counts as an end, because the server may cut connections. */
function collect(socket: Socket, isEnough: (text: string) => boolean) {
  let text = "";
  const enough = new Promise<void>((resolve) => {
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isEnough(text)) resolve();
    });
  });
  const ended = new Promise<void>((resolve) => {
    for (const event of ["error", "end", "close"]) socket.on(event, () => resolve());
  });
  return { enough, ended, text: () => text };
}

/** A response to HEAD has the length of a body that does not follow. */
function parseHeads(text: string): readonly WireAnswer[] {
  return parseAnswers(text.replaceAll(/^content-length: /gim, "x-length: "));
}

/** Parses the complete responses, without informational ones. */
function parseAnswers(text: string): readonly WireAnswer[] {
  const answers: WireAnswer[] = [];
  let rest = text;
  for (let next = parseAnswer(rest); next; next = parseAnswer(rest)) {
    rest = rest.slice(next.length);
    if (next.answer.status >= 200) answers.push(next.answer);
  }
  return answers;
}

function parseAnswer(text: string): { answer: WireAnswer; length: number } | undefined {
  const headEnd = text.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = text.slice(0, Math.max(headEnd, 0)).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  const headers = Object.fromEntries(lines.map(parseHeader));
  const length = headEnd + 4 + Number(headers["content-length"] ?? 0);
  if (headEnd < 0 || text.length < length) return undefined;
  return { answer: { status, headers, body: text.slice(headEnd + 4, length) }, length };
}

function parseHeader(line: string): [string, string] {
  const [name = "", ...value] = line.split(": ");
  return [name.toLowerCase(), value.join(": ")];
}
