import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { pathOf } from "../http/request.ts";
import { type ReceiverResponse, responses } from "../http/responses.ts";
import { signatureHeader } from "../signature/secrets.ts";
import { answerForeignCall, findForeignCall } from "./foreign-call.ts";
import { type NodeRequest, readNodeBody } from "./node-body.ts";
import { assertReceiver, type NodeReceiver } from "./node-receiver.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/**
 * Listens to node:http, and is a route handler or middleware of Express. With `next`, a request for
 * another path goes on to the next handler. Rejects only with `adapter_wrong`, where it cannot answer.
 */
export type NodeHandler = (
  request: NodeRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/** The time to read what a refused client still sends. Cut off at once, it would miss the response. */
export const lingerMs = 500;

/**
 * Serves a receiver on node:http and Express, without a `Request` in between.
 *
 * In Express it goes before any body parser, which would leave nothing to verify. Then the response is
 * 500, so that the vendor sends the delivery again, and `onRejected` and `log` say what to change.
 *
 * @throws ReceiverError `options_invalid` if it gets no receiver
 */
export function createNodeHandler(receiver: NodeReceiver): NodeHandler {
  assertReceiver("createNodeHandler", receiver);
  const { pipeline } = receiver;
  return async (request, response, next) => {
    const mistake = findForeignCall({ request, response });
    if (mistake) {
      pipeline.refuseMistake(mistake);
      if (answerForeignCall({ request, response })) return;
      if (typeof next === "function") return next(mistake);
      throw mistake;
    }
    const path = findPath(request, pipeline);
    if (path === undefined && next) {
      if (isForReceiver(request)) pipeline.reportUnknownPath(toTarget(request));
      return next();
    }
    await serveNode({ pipeline, request, response, path: path ?? request.url ?? "" });
  };
}

/** One request and its response. The path is the receiver's, even if a framework shortened the request's. */
export interface NodeExchange {
  readonly pipeline: RequestPipeline;
  readonly request: NodeRequest;
  readonly response: ServerResponse;
  readonly path: string;
  /** True if the client waits for leave to send its body, and Node has not given it. */
  readonly isHeldBack?: boolean;
}

/** The newest response of each connection, after which no other follows. */
const newest = new WeakMap<object, ServerResponse>();

/** Reads one request and answers it. */
export async function serveNode(exchange: NodeExchange): Promise<void> {
  newest.set(connectionOf(exchange), exchange.response);
  try {
    await respond(exchange, findFramingFailure(exchange) ?? (await answer(exchange)));
  } catch {
    // Only a response that cannot be written gets here: other code has answered, or the client left.
    exchange.response.destroy();
  }
}

function answer({ pipeline, request, response, path, isHeldBack }: NodeExchange) {
  const { method = "", headers } = request;
  return pipeline.answer({
    method,
    path,
    headers,
    readBody: (reading) => {
      if (isHeldBack) response.writeContinue();
      return readNodeBody(request, reading);
    },
  });
}

/** Express takes the mounting path off `url`. The receiver's path may be either. */
function findPath({ url = "", originalUrl = url }: NodeRequest, { takesPath }: RequestPipeline) {
  if (takesPath(originalUrl)) return originalUrl;
  return takesPath(url) ? url : undefined;
}

/** Guesses that a request was for the receiver. Middleware sees all requests of an application. */
function isForReceiver({ url = "", route, baseUrl, headers }: NodeRequest): boolean {
  const isMount = Boolean(baseUrl) && pathOf(url) === "/";
  return route !== undefined || isMount || headers[signatureHeader] !== undefined;
}

function toTarget({ method = "", url = "", originalUrl: path = url }: NodeRequest) {
  return { method, path };
}

/** Finds a transfer encoding that Node cannot read. Node passes the request on, and fails afterwards. */
function findFramingFailure({ pipeline, request }: NodeExchange): ReceiverResponse | undefined {
  const encoding = request.headers["transfer-encoding"] ?? "chunked";
  return encoding.toLowerCase() === "chunked" ? undefined : pipeline.refuse("bad_request");
}

/** Sends a response. If the client may still be sending, it is heard for a while, and the connection closes. */
async function respond(exchange: NodeExchange, answer: ReceiverResponse): Promise<void> {
  const { pipeline, request, response } = exchange;
  if (answer === responses.accepted) await pipeline.endOfTurn();
  // A small body came in the same packet as the head, and is not read yet.
  else if (isSending(request)) await setImmediate();
  if (!isSending(request)) return send(exchange, answer);
  closeConnection(exchange);
  writeHead(response, answer);
  response.write(answer.body);
  await discard(request);
  response.end();
}

function isSending({ headers, complete, destroyed }: NodeRequest): boolean {
  const hasBody =
    headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
  return hasBody && !complete && !destroyed;
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

/** Sends a response. A refusal ends its connection, or anyone could hold all of them for a minute each. */
function send(exchange: NodeExchange, answer: ReceiverResponse): void {
  const { response } = exchange;
  const isLast = newest.get(connectionOf(exchange)) === response;
  if (answer.status >= 300 && isLast) closeConnection(exchange);
  writeHead(response, answer);
  response.end(answer.body);
}

/** HTTP/2 has no such header, and other streams on the connection. */
function closeConnection({ request, response }: NodeExchange): void {
  if (request.httpVersionMajor < 2) response.setHeader("connection", "close");
}

function writeHead(response: ServerResponse, { status, headers, body }: ReceiverResponse): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
}
