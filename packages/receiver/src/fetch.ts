import type { RequestHead } from "./admission.ts";
import type { Answer, AnswerCode } from "./answers.ts";
import { startDeadline } from "./deadline.ts";
import type { RawRequest } from "./intake.ts";
import type { Limits } from "./limits.ts";

/** The part of a receiver that an adapter needs. */
export interface Front {
  readonly limits: Limits;
  readonly admit: (head: RequestHead) => Answer | undefined;
  readonly refuse: (code: AnswerCode) => Answer;
  readonly refuseConsumed: () => Answer;
  readonly handle: (request: RawRequest) => Promise<Answer>;
}

/** Translates between the Fetch API and the receiver. */
export function createFetch(front: Front): (request: Request) => Promise<Response> {
  return async (request) => toResponse(await answer(request, front));
}

async function answer(request: Request, front: Front): Promise<Answer> {
  const head = toHead(request);
  const refused = admit(request, head, front);
  if (refused) return refused;
  const body = await readStream(request.body, front.limits);
  return body instanceof Uint8Array ? front.handle({ ...head, body }) : front.refuse(body);
}

function admit(request: Request, head: RequestHead, front: Front): Answer | undefined {
  const isLarge = countHeaderBytes(request.headers) > front.limits.maxHeaderBytes;
  if (isLarge) return front.refuse("headers_too_large");
  return front.admit(head) ?? (request.bodyUsed ? front.refuseConsumed() : undefined);
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

/** The whole body, or why there is none; never more than the limit, nor longer. */
async function readStream(
  stream: Stream | null,
  { maxBodyBytes, bodyTimeoutMs }: Limits,
): Promise<Uint8Array | AnswerCode> {
  const deadline = startDeadline(bodyTimeoutMs);
  try {
    const reader: Reader | undefined = stream?.getReader();
    if (!reader) return new Uint8Array();
    const body = await Promise.race([collect(reader, maxBodyBytes), deadline.passed]);
    if (!(body instanceof Uint8Array)) reader.cancel().catch(() => {});
    return body ?? "timeout";
  } catch {
    return "bad_request";
  } finally {
    deadline.clear();
  }
}

async function collect(reader: Reader, maxBytes: number): Promise<Uint8Array | "body_too_large"> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    bytes += value.byteLength;
    if (bytes > maxBytes) return "body_too_large";
    chunks.push(value);
  }
  return Buffer.concat(chunks, bytes);
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
