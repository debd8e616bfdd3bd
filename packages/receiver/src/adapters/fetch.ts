import { startDeadline } from "../background/deadline.ts";
import { isBytes } from "../bytes.ts";
import type { BodyBuffer, BufferFault } from "../http/body-buffer.ts";
import type { RequestHead } from "../http/request.ts";
import type { Answer, AnswerCode } from "../http/responses.ts";
import type { Front } from "./adapter.ts";

/** Translates between the Fetch API and the receiver. */
export function createFetch(front: Front): (request: Request) => Promise<Response> {
  return async (request) => {
    const buffer = front.openBuffer();
    try {
      return toResponse(await answer(request, front, buffer));
    } finally {
      buffer.close();
    }
  };
}

async function answer(request: Request, front: Front, buffer: BodyBuffer): Promise<Answer> {
  const head = toHead(request);
  const refused = admit(request, head, front);
  if (refused) return refused;
  const body = await readStream(request.body, buffer, front.limits.bodyTimeoutMs);
  return isBytes(body) ? front.handle({ ...head, body }) : front.refuse(body);
}

function admit(request: Request, head: RequestHead, front: Front): Answer | undefined {
  const isLarge = countHeaderBytes(request.headers) > front.limits.maxHeaderBytes;
  if (isLarge) return front.refuse("headers_too_large");
  const isConsumed = request.bodyUsed || request.body?.locked;
  return front.admit(head) ?? (isConsumed ? front.refuseConsumed() : undefined);
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

/** What is used of a stream's reader. */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** The whole body, or why there is none. */
async function readStream(
  stream: Stream | null,
  buffer: BodyBuffer,
  timeoutMs: number,
): Promise<Uint8Array | AnswerCode> {
  const deadline = startDeadline(timeoutMs);
  try {
    const reader: Reader | undefined = stream?.getReader();
    if (!reader) return buffer.join();
    const fault = await Promise.race([fill(buffer, reader), deadline.passed]);
    if (fault === "complete") return buffer.join();
    reader.cancel().catch(() => {});
    return fault ?? "timeout";
  } catch {
    return "bad_request";
  } finally {
    deadline.clear();
  }
}

async function fill(buffer: BodyBuffer, reader: Reader): Promise<BufferFault | "complete"> {
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    const fault = buffer.add(value);
    if (fault) return fault;
  }
  return "complete";
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
