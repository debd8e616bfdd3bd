import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Handled, testSecret } from "../../src/index.ts";

/** JSON object as a careless receiver reads it. */
// biome-ignore lint/suspicious/noExplicitAny: faulty receivers read unchecked JSON, as real ones do.
export type Loose = any;

/** A body as a receiver reads it: event, purpose and data. */
export interface Dispatched {
  readonly event: string;
  readonly purpose: string;
  readonly data: Loose;
}

/** A request whose body has been read. */
export interface Received {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** Event in the URL. Undefined for envelopes. */
  readonly rawEvent: string | undefined;
  /** The keys of what was handled. */
  readonly seen: ReadonlySet<string>;
  /** Adds an entry to the observation, for receivers that handle too early. */
  readonly record: (handled: Handled) => void;
}

/** Thrown by a step to answer with a status of its own. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`answered ${status}`);
    this.status = status;
  }
}

/** The steps of a receiver, each of which a fault may replace. */
export interface Steps {
  /** Runs before the body is read. Returns true if it answered the request. */
  readonly greet: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly readBody: (request: IncomingMessage) => Promise<Buffer>;
  readonly verify: (received: Received) => boolean;
  /** Undefined if the delivery cannot be used. */
  readonly dispatch: (received: Received) => Dispatched | undefined;
  /** Returns the idempotency key. Undefined if the receiver stores none. */
  readonly keyOf: (received: Received) => string | undefined;
  /** Returns the entry of the observation, or undefined if no handler runs. Throws if the handler does. */
  readonly handle: (dispatched: Dispatched) => Handled | undefined;
  readonly answer: (response: ServerResponse, status: number) => void;
}

/** A running receiver with its addresses. */
export interface Running {
  readonly url: string;
  readonly rawUrls: { readonly [event: string]: string };
  readonly observe: string;
  readonly close: () => Promise<void>;
}

/** True if a header is the signature of some bytes. */
export function isSigned(bytes: Buffer | string, header: string | string[] | undefined): boolean {
  const expected = hmac(bytes);
  const given = Buffer.from(typeof header === "string" ? header : "");
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

/** The signature of some bytes. */
export function hmac(bytes: Buffer | string, secret = testSecret): string {
  return createHmac("sha256", secret).update(bytes).digest("hex");
}

/** Returns the purpose by the keys of the data. Null counts as absent. */
export function purposeOf(data: Loose): string {
  if (data.promotion_tier != null) return "promotion";
  return data.voucher != null || data.publication != null ? "unique_code" : "message";
}

/** A receiver without a fault. */
export const soundSteps: Steps = {
  greet: () => false,
  readBody: async (request) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  verify: ({ request, body }) => isSigned(body, request.headers["x-voucherify-signature"]),
  dispatch: ({ body, rawEvent }) => {
    const parsed = JSON.parse(body.toString("utf8"));
    const data = rawEvent === undefined ? parsed.data : parsed;
    return { event: rawEvent ?? parsed.event.type, purpose: purposeOf(data), data };
  },
  keyOf: ({ body, rawEvent }) => {
    if (rawEvent !== undefined) return `${rawEvent} ${hmac(body)}`;
    const { event, source } = JSON.parse(body.toString("utf8"));
    return `${event.type} ${event.id} ${source.id}`;
  },
  handle: ({ event, purpose, data }) => ({ event, purpose, orderId: data.order.id }),
  answer: (response, status) => void response.writeHead(status).end(),
};

/** Starts a receiver on a free loopback port: /webhooks, /webhooks/raw/EVENT and /observe. */
export async function startPlainReceiver(
  events: readonly string[],
  steps: Partial<Steps> = {},
): Promise<Running> {
  const handled: Handled[] = [];
  const seen = new Set<string>();
  const all = { ...soundSteps, ...steps };
  const server = createServer((request, response) => {
    // As many as the README asks for, so that every run shows that they are enough.
    const recent = { handled: handled.slice(-100) };
    if (request.url === "/observe") return void response.end(JSON.stringify(recent));
    receive(request, response, { steps: all, handled, seen }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/webhooks`,
    rawUrls: Object.fromEntries(events.map((event) => [event, `${origin}/webhooks/raw/${event}`])),
    observe: `${origin}/observe`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Receiver {
  readonly steps: Steps;
  readonly handled: Handled[];
  readonly seen: Set<string>;
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { steps, handled, seen }: Receiver,
): Promise<void> {
  if (steps.greet(request, response)) return;
  const rawEvent = /^\/webhooks\/raw\/(.+)$/.exec(request.url ?? "")?.[1];
  const record = (entry: Handled): void => void handled.push(entry);
  const received = { request, body: await steps.readBody(request), rawEvent, record, seen };
  if (!steps.verify(received)) return steps.answer(response, 401);
  try {
    const dispatched = steps.dispatch(received);
    if (dispatched === undefined) return steps.answer(response, 400);
    const key = steps.keyOf(received);
    if (key !== undefined && seen.has(key)) return steps.answer(response, 202);
    const entry = steps.handle(dispatched);
    if (key !== undefined) seen.add(key);
    if (entry !== undefined) record(entry);
    steps.answer(response, 202);
  } catch (error) {
    steps.answer(response, error instanceof Refusal ? error.status : 500);
  }
}
