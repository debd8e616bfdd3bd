import type { ServerResponse } from "node:http";
import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { responses } from "../http/responses.ts";

/** Arguments of a call of the node handler or of `fetch`. */
export interface HandlerCall {
  readonly request: unknown;
  readonly response: unknown;
}

/** Checks that a call has a request and response of node:http. Returns an error that names the correct adapter. */
export function findForeignCall({ request, response }: HandlerCall): ReceiverError | undefined {
  const isRequest = has(request, "headers", "object") && has(request, "on", "function");
  if (isRequest && has(response, "writeHead", "function")) return undefined;
  const isFastify = has(response, "hijack", "function");
  return new ReceiverError("adapter_wrong", {
    place: "createNodeHandler",
    expected: "the request and response of node:http, or of Express",
    found: isFastify ? "the request and reply of Fastify" : describeOther(request),
    fix: isFastify ? forFastify : forOthers,
  });
}

/** Returns the error for a call of `fetch` without a `Request`. It names the correct adapter. */
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
  if (isFetchRequest(request))
    return ["a Request with a relative URL", "Pass a Request with an absolute URL."];
  const {
    raw,
    req,
    request: own,
  }: Partial<Record<"raw" | "req" | "request", unknown>> = Object(request);
  if ([raw, req, Reflect.get(Object(req), "raw"), own].some(isFetchRequest)) {
    return ["an object with a Request", "Pass only the Request, such as context.req.raw in Hono."];
  }
  const isNode = has(request, "socket", "object") || has(raw, "socket", "object");
  return [describeOther(request), isNode || findServerResponse(response) ? forNode : forFetch];
}

function describeOther(value: unknown): string {
  return value === undefined ? "nothing" : `${describeType(value)} of another kind`;
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
 * Answers 500 through the node:http response of a call, so that the vendor sends the delivery again.
 *
 * @returns false if the call has no such response
 */
export function answerForeignCall({ response }: HandlerCall): boolean {
  const raw = findServerResponse(response);
  if (!raw) return false;
  const { status, headers, body } = responses.internal_error;
  if (has(response, "hijack", "function")) Reflect.get(Object(response), "hijack").call(response);
  // writeHead would throw if the owner's code has started to respond.
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
