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
 * Request listener for node:http, and route handler or middleware for Express. With `next`, requests for other paths go
 * to the next handler. If the arguments contain no node:http response, it passes a ReceiverError `adapter_wrong` to
 * `next`. Without `next` it rejects with that error.
 */
export type NodeHandler = (
  request: NodeRequest,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/** Time to read the rest of a refused request. If the connection closed at once, the client would miss the response. */
export const lingerMs = 500;

/**
 * Creates a handler of node:http and Express for a receiver.
 *
 * In Express, mount it before any body parser, because a body parser leaves no bytes to verify. If a parser has read
 * the body, the handler answers 500, so that the vendor sends the delivery again. `onRejected` and `log` report what to
 * change.
 *
 * @throws ReceiverError `options_invalid` without a receiver
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

/** One request and its response. The path is the full path, even if a framework shortened it in the request. */
export interface NodeExchange {
  readonly pipeline: RequestPipeline;
  readonly request: NodeRequest;
  readonly response: ServerResponse;
  readonly path: string;
  /** True if the client waits for `100 Continue`, and Node has not sent it. */
  readonly isHeldBack?: boolean;
}

/** The newest response of each connection. */
const newest = new WeakMap<object, ServerResponse>();

/** Reads and answers one request. */
export async function serveNode(exchange: NodeExchange): Promise<void> {
  newest.set(connectionOf(exchange), exchange.response);
  try {
    await respond(exchange, findFramingFailure(exchange) ?? (await answer(exchange)));
  } catch {
    // The response could not be written, because other code has responded or the client has left.
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

/** Finds the receiver's path in the full path, or in the path without the mount path of Express. */
function findPath({ url = "", originalUrl = url }: NodeRequest, { takesPath }: RequestPipeline) {
  if (takesPath(originalUrl)) return originalUrl;
  return takesPath(url) ? url : undefined;
}

/** Guesses if a request was for the receiver, because middleware sees all requests of an application. */
function isForReceiver({ url = "", route, baseUrl, headers }: NodeRequest): boolean {
  const isMount = Boolean(baseUrl) && pathOf(url) === "/";
  return route !== undefined || isMount || headers[signatureHeader] !== undefined;
}

function toTarget({ method = "", url = "", originalUrl: path = url }: NodeRequest) {
  return { method, path };
}

/** Refuses a transfer encoding that Node cannot read. Node passes such a request on, and fails later. */
function findFramingFailure({ pipeline, request }: NodeExchange): ReceiverResponse | undefined {
  const encoding = request.headers["transfer-encoding"] ?? "chunked";
  return encoding.toLowerCase() === "chunked" ? undefined : pipeline.refuse("bad_request");
}

/** Sends a response. If the client is still sending, discards its data for a while, and closes the connection. */
async function respond(exchange: NodeExchange, answer: ReceiverResponse): Promise<void> {
  const { pipeline, request, response } = exchange;
  if (answer === responses.accepted) await pipeline.endOfTurn();
  // A small body may have arrived with the head. Node reads it in this turn of the event loop.
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

/** Returns the connection. With HTTP/2, `socket` is undefined after the end of the stream, against its type. */
function connectionOf({ request }: NodeExchange): object {
  return request.socket ?? request;
}

/**
 * Sends a response. A refusal closes its connection, because otherwise anyone could occupy connections for a minute.
 */
function send(exchange: NodeExchange, answer: ReceiverResponse): void {
  const { response } = exchange;
  const isLast = newest.get(connectionOf(exchange)) === response;
  if (answer.status >= 300 && isLast) closeConnection(exchange);
  writeHead(response, answer);
  response.end(answer.body);
}

/**
 * Closes the connection after the response. HTTP/2 has no such header, and its connection also carries other requests.
 */
function closeConnection({ request, response }: NodeExchange): void {
  if (request.httpVersionMajor < 2) response.setHeader("connection", "close");
}

function writeHead(response: ServerResponse, { status, headers, body }: ReceiverResponse): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
}
