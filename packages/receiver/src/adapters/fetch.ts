import { startDeadline } from "../background/deadline.ts";
import { isBytes } from "../bytes.ts";
import type { BodyBuffer, BufferFailure } from "../http/body-buffer.ts";
import type { RequestHead } from "../http/request.ts";
import type { ReceiverResponse, ResponseCode } from "../http/responses.ts";
import type { RequestPipeline } from "./request-pipeline.ts";

/** Translates between the Fetch API and the receiver. */
export function createFetch(pipeline: RequestPipeline): (request: Request) => Promise<Response> {
  return async (request) => {
    const buffer = pipeline.openBuffer();
    try {
      return toResponse(await answer(request, pipeline, buffer));
    } finally {
      buffer.close();
    }
  };
}

async function answer(
  request: Request,
  pipeline: RequestPipeline,
  buffer: BodyBuffer,
): Promise<ReceiverResponse> {
  const head = toHead(request);
  const refused = admit(request, head, pipeline);
  if (refused) return refused;
  const body = await readStream(request.body, buffer, pipeline.limits.bodyTimeoutMs);
  return isBytes(body) ? pipeline.handle({ ...head, body }) : pipeline.refuse(body);
}

function admit(
  request: Request,
  head: RequestHead,
  pipeline: RequestPipeline,
): ReceiverResponse | undefined {
  const isLarge = countHeaderBytes(request.headers) > pipeline.limits.maxHeaderBytes;
  if (isLarge) return pipeline.refuse("headers_too_large");
  const isConsumed = request.bodyUsed || request.body?.locked;
  return pipeline.admit(head) ?? (isConsumed ? pipeline.refuseConsumedBody() : undefined);
}

/** Repeated headers arrive joined by commas, and a signature with a comma is none. */
function toHead({ method, url, headers }: Request): RequestHead {
  return { method, path: new URL(url).pathname, headers: Object.fromEntries(headers) };
}

function countHeaderBytes(headers: Headers): number {
  let bytes = 0;
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  return bytes;
}

type Stream = NonNullable<Request["body"]>;

/** The used part of a stream's reader. */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** Reads the whole body. Returns the code of the refusal if that fails. */
async function readStream(
  stream: Stream | null,
  buffer: BodyBuffer,
  timeoutMs: number,
): Promise<Uint8Array | ResponseCode> {
  const deadline = startDeadline(timeoutMs);
  try {
    const reader: Reader | undefined = stream?.getReader();
    if (!reader) return buffer.join();
    const failure = await Promise.race([fill(buffer, reader), deadline.passed]);
    if (failure === "complete") return buffer.join();
    reader.cancel().catch(() => {});
    return failure ?? "request_timeout";
  } catch {
    return "bad_request";
  } finally {
    deadline.clear();
  }
}

async function fill(buffer: BodyBuffer, reader: Reader): Promise<BufferFailure | "complete"> {
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    const failure = buffer.add(value);
    if (failure) return failure;
  }
  return "complete";
}

function toResponse({ status, headers, body }: ReceiverResponse): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
