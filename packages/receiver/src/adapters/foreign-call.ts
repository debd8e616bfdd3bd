import type { ServerResponse } from "node:http";
import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { responses } from "../http/responses.ts";

/** The arguments of a call of createNodeHandler, or of `fetch`. */
export interface HandlerCall {
  readonly request: unknown;
  readonly response: unknown;
}

/** Finds out that a call brings no request and response of node:http. Returns what to use instead. */
export function findForeignCall({ request, response }: HandlerCall): ReceiverError | undefined {
  const isRequest = has(request, "headers", "object") && has(request, "on", "function");
  if (isRequest && has(response, "writeHead", "function")) return undefined;
  const isFastify = has(response, "hijack", "function");
  return new ReceiverError("adapter_wrong", {
    place: "createNodeHandler",
    expected: "the request and response of node:http, or of Express",
    found: isFastify ? "those of Fastify" : `${describeType(request)} of something else`,
    fix: isFastify ? forFastify : forOthers,
  });
}

/** Finds out that a call of `fetch` brings no `Request`. Returns what to use instead. */
export function toForeignFetch({ request, response }: HandlerCall): ReceiverError {
  const [found, fix] = describeForeign(request, response);
  return new ReceiverError("adapter_wrong", {
    place: "receiver.fetch",
    expected: "a Request of the Fetch API",
    found,
    fix,
  });
}

function describeForeign(request: unknown, response: unknown): readonly [string, string] {
  if (isFetchRequest(request)) return ["one with a relative URL", "Pass one with its whole URL."];
  const {
    raw,
    req,
    request: own,
  }: Partial<Record<"raw" | "req" | "request", unknown>> = Object(request);
  if ([raw, req, Reflect.get(Object(req), "raw"), own].some(isFetchRequest)) {
    return ["an object with one", "Pass that Request alone, as context.req.raw of Hono."];
  }
  const found = request === undefined ? "nothing" : `${describeType(request)} of something else`;
  const isNode = has(request, "socket", "object") || has(raw, "socket", "object");
  return [found, isNode || findServerResponse(response) ? forNode : forFetch];
}

/** Recognizes a `Request` of any realm and runtime. */
export function isFetchRequest(value: unknown): value is Request {
  const { method, url, headers }: Partial<Record<"method" | "url" | "headers", unknown>> =
    Object(value);
  const hasHeaders = has(headers, "get", "function") && Symbol.iterator in Object(headers);
  return typeof method === "string" && typeof url === "string" && hasHeaders;
}

const forNode =
  "Use an adapter of @order-webhooks/receiver/node: createNodeHandler(receiver), or createFastifyPlugin(receiver).";

const forFetch = "Pass the Request of your platform, or use receiver.handle.";

const forFastify =
  "Register createFastifyPlugin(receiver) instead. In Nest on Fastify, set rawBody: true, and pass method, url as path, headers and rawBody as body to receiver.handle.";

const forOthers =
  "Pass the raw request and response of your framework, or use receiver.fetch or receiver.handle.";

/**
 * Answers 500 through the response of node:http that a call brings, so that the vendor sends the delivery again.
 *
 * @returns false if the call brings none
 */
export function answerForeignCall({ response }: HandlerCall): boolean {
  const raw = findServerResponse(response);
  if (!raw) return false;
  const { status, headers, body } = responses.internal_error;
  if (has(response, "hijack", "function")) Reflect.get(Object(response), "hijack").call(response);
  // It would throw if the owner's code has begun to answer.
  if (raw.headersSent) raw.destroy();
  else raw.writeHead(status, { ...headers, connection: "close" }).end(body);
  return true;
}

function findServerResponse(response: unknown): ServerResponse | undefined {
  const raw: unknown = Reflect.get(Object(response), "raw");
  return [response, raw].find(isServerResponse);
}

function isServerResponse(value: unknown): value is ServerResponse {
  return has(value, "writeHead", "function") && has(value, "end", "function");
}

function has(value: unknown, name: string, type: "function" | "object"): boolean {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, name) === type;
}
