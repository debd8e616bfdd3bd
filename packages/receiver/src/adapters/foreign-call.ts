import type { ServerResponse } from "node:http";
import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { responses } from "../http/responses.ts";

/** The arguments of a call of createNodeHandler. */
export interface HandlerCall {
  readonly request: unknown;
  readonly response: unknown;
  readonly next: unknown;
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

const forFastify =
  "Register createFastifyPlugin(receiver) instead. In Nest on Fastify, set rawBody: true, and pass method, url as path, headers and rawBody as body to receiver.handle.";

const forOthers =
  "Pass the raw request and response of your framework, or use receiver.fetch or receiver.handle.";

/**
 * Answers 500 through whatever the call brings, so that the vendor sends the delivery again.
 *
 * @throws the error if there is no way to answer, for the framework to answer 500
 */
export function answerForeignCall({ response, next }: HandlerCall, error: ReceiverError): void {
  const raw: unknown = Reflect.get(Object(response), "raw");
  if (isServerResponse(raw)) {
    const { status, headers, body } = responses.internal_error;
    if (has(response, "hijack", "function")) Reflect.get(Object(response), "hijack").call(response);
    raw.writeHead(status, { ...headers, connection: "close" }).end(body);
  } else if (typeof next === "function") {
    next(error);
  } else {
    throw error;
  }
}

function isServerResponse(value: unknown): value is ServerResponse {
  return has(value, "writeHead", "function") && has(value, "end", "function");
}

function has(value: unknown, name: string, type: "function" | "object"): boolean {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, name) === type;
}
