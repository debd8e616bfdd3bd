import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { BodyBuffer } from "../http/body-buffer.ts";
import { pathOf } from "../http/request.ts";
import type { Answer } from "../http/responses.ts";
import { signatureHeader } from "../options/secrets.ts";
import type { Front } from "./adapter.ts";
import { type BodyFault, type NodeRequest, readNodeBody } from "./node-body.ts";

/**
 * Listens to node:http, and is a route handler or middleware of Express. With `next`, a path that
 * is not the receiver's goes on to whoever comes after. Never rejects.
 */
export type NodeHandler = (
  request: NodeRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/** What the adapters use of a receiver. */
export interface NodeReceiver {
  readonly front: Front;
}

/** How long to read what a refused client still sends; cut off at once, it would miss the answer. */
export const lingerMs = 500;

/**
 * Serves a receiver on node:http and Express, without a `Request` in between.
 *
 * In Express it goes before any body parser, which would leave nothing to verify: then the answer is
 * 500, so that the vendor sends the delivery again, and `onRejected` and `log` say what to change.
 */
export function createNodeHandler({ front }: NodeReceiver): NodeHandler {
  return async (request, response, next) => {
    const path = findPath(request, front);
    if (path === undefined && next) {
      if (isMeant(request)) front.tellStray(toHead(request));
      return next();
    }
    await serveNode({ front, request, response, path: path ?? request.url ?? "" });
  };
}

/** One exchange; the path is the receiver's, whatever a framework made of the request's. */
export interface NodeExchange {
  readonly front: Front;
  readonly request: NodeRequest;
  readonly response: ServerResponse;
  readonly path: string;
}

/** Of requests that came at once on one connection, the newest: nothing is to come after its answer. */
const newest = new WeakMap<object, ServerResponse>();

/** Reads one request and answers it. */
export async function serveNode(exchange: NodeExchange): Promise<void> {
  const buffer = exchange.front.openBuffer();
  newest.set(connectionOf(exchange), exchange.response);
  try {
    await answer(exchange, buffer);
  } catch {
    // Only an answer that cannot be written gets here: someone else has answered, or hung up.
    exchange.response.destroy();
  } finally {
    buffer.close();
  }
}

async function answer(exchange: NodeExchange, buffer: BodyBuffer): Promise<void> {
  const { front, request, path } = exchange;
  const { method = "", headers } = request;
  const head = { method, path, headers };
  const refused = findFramingFault(exchange) ?? front.admit(head);
  if (refused) return refuse(exchange, refused);
  const body = await readNodeBody(request, { buffer, timeoutMs: front.limits.bodyTimeoutMs });
  if (typeof body === "string") return refuseBody(exchange, body);
  send(exchange, await front.handle({ ...head, body }));
}

/** Express takes the mounting path off `url`; the receiver's path may be either. */
function findPath({ url = "", originalUrl = url }: NodeRequest, { paths }: Front) {
  return [originalUrl, url].find((path) => paths.includes(pathOf({ path })));
}

/** Middleware sees everybody's requests: this one seems to have been the receiver's. */
function isMeant({ url = "", route, baseUrl, headers }: NodeRequest): boolean {
  const isMount = Boolean(baseUrl) && pathOf({ path: url }) === "/";
  return route !== undefined || isMount || headers[signatureHeader] !== undefined;
}

function toHead({ method = "", url = "", originalUrl: path = url }: NodeRequest) {
  return { method, path };
}

/** Node hands over a request with a transfer encoding that it cannot read, and fails afterwards. */
function findFramingFault({ front, request }: NodeExchange): Answer | undefined {
  const encoding = request.headers["transfer-encoding"] ?? "chunked";
  return encoding.toLowerCase() === "chunked" ? undefined : front.refuse("bad_request");
}

async function refuseBody(exchange: NodeExchange, fault: BodyFault): Promise<void> {
  const { front } = exchange;
  if (fault === "gone") return;
  if (fault === "consumed") return send(exchange, front.refuseConsumed());
  await refuse(exchange, front.refuse(fault));
}

/** Answers while the client may still be sending, and then closes the connection. */
async function refuse(exchange: NodeExchange, answer: Answer): Promise<void> {
  const { request, response } = exchange;
  // A small body came in the same packet as the head, and is not read yet.
  if (isSending(request)) await setImmediate();
  if (!isSending(request)) return send(exchange, answer);
  response.setHeader("connection", "close");
  writeHead(response, answer);
  response.write(answer.body);
  await discard(request);
  response.end();
}

function isSending({ headers, complete }: NodeRequest): boolean {
  const hasBody =
    headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
  return hasBody && !complete;
}

function discard(request: NodeRequest): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, lingerMs);
    request.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    request.resume();
  });
}

/** HTTP/2 has no socket to show once its stream has ended, whatever the types say. */
function connectionOf({ request }: NodeExchange): object {
  return request.socket ?? request;
}

/** Who is refused does not get to keep a connection: anyone could hold all of them, for a minute each. */
function send(exchange: NodeExchange, answer: Answer): void {
  const { response } = exchange;
  const isLast = newest.get(connectionOf(exchange)) === response;
  if (answer.status >= 300 && isLast) response.setHeader("connection", "close");
  writeHead(response, answer);
  response.end(answer.body);
}

function writeHead(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
}
