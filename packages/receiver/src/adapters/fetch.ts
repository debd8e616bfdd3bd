import { startTimer } from "../background/timers.ts";
import type { BodyBuffer, BufferFailure } from "../http/body-buffer.ts";
import type { BodyReading } from "../http/incoming-request.ts";
import type { ReceiverResponse, RefusalCode } from "../http/responses.ts";
import { answerForeignCall, isFetchRequest, toForeignFetch } from "./foreign-call.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/**
 * Translates between the Fetch API and the receiver. A call without a `Request` gets 500, so that the vendor retries.
 */
export function createFetch(pipeline: RequestPipeline): (request: Request) => Promise<Response> {
  return async (request, ...more: readonly unknown[]) => {
    const url = isFetchRequest(request) ? URL.parse(request.url) : null;
    if (url) return toResponse(await answer(request, url.pathname, pipeline));
    // A node:http server that calls `fetch` passes its response as the second argument. No other code ends that
    // response.
    const call = { request, response: more[0] };
    const refusal = pipeline.refuseMistake(toForeignFetch(call));
    answerForeignCall(call);
    return toResponse(refusal);
  };
}

function answer(
  request: Request,
  path: string,
  pipeline: RequestPipeline,
): ReceiverResponse | Promise<ReceiverResponse> {
  const { method, headers } = request;
  const isLarge = countHeaderBytes(headers) > pipeline.limits.maxHeaderBytes;
  if (isLarge) return pipeline.refuse("headers_too_large");
  // Repeated headers arrive joined by commas. A signature with a comma is refused.
  return pipeline.answer({ method, path, headers, readBody: (reading) => read(request, reading) });
}

function countHeaderBytes(headers: Headers): number {
  let bytes = 0;
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  return bytes;
}

/** The part of a stream's reader that the adapter uses. */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** Reads the whole body. Resolves to the code of a refusal if reading fails. */
async function read(
  { body, bodyUsed }: Request,
  { buffer, timeoutMs }: BodyReading,
): Promise<Uint8Array | RefusalCode> {
  if (bodyUsed || body?.locked) return "internal_error";
  if (!body) return buffer.join();
  const reader: Reader = body.getReader();
  const failure = await fillWithin(timeoutMs, buffer, reader);
  if (failure === "complete") return buffer.join();
  reader.cancel().catch(() => {});
  return failure;
}

function fillWithin(
  timeoutMs: number,
  buffer: BodyBuffer,
  reader: Reader,
): Promise<RefusalCode | "complete"> {
  return new Promise((resolve) => {
    const timer = startTimer(timeoutMs, () => resolve("request_timeout"));
    fill(buffer, reader)
      .catch(() => "bad_request" as const)
      .then((filled) => {
        timer.clear();
        resolve(filled);
      });
  });
}

async function fill(buffer: BodyBuffer, reader: Reader): Promise<BufferFailure | "complete"> {
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    const failure = buffer.add(value);
    if (failure) return failure;
  }
  return "complete";
}

/** Converts a response. A refusal closes its connection, because otherwise anyone could occupy all connections. */
function toResponse({ status, headers, body }: ReceiverResponse): Response {
  const isRefusal = status >= 300;
  const all = isRefusal ? { ...headers, connection: "close" } : headers;
  return new Response(body === "" ? null : body, { status, headers: all });
}
