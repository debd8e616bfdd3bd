import { describeType } from "../assertions.ts";
import { decodeBase64, isBytes } from "../bytes.ts";

/** A body as servers and platforms pass it: its bytes or its text. */
export type RawBody = Uint8Array | ArrayBuffer | string;

/** A body, and the encoding that a platform may have added. */
export interface EncodedBody {
  /** The received bytes, or their unchanged text. A parsed body is refused, because the signature covers the bytes. */
  readonly body: RawBody;
  /** True if the text is base64, as for binary bodies on AWS Lambda. */
  readonly isBase64Encoded?: boolean | undefined;
}

const utf8 = new TextEncoder();

/** A body that may be missing or parsed. */
interface GivenBody {
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean | undefined;
}

/**
 * Returns the bytes of a body. Returns undefined for a missing body, for a parsed body, and for text that is declared
 * as base64 but is not.
 */
export function toBytes({ body, isBase64Encoded }: GivenBody): Uint8Array | undefined {
  if (isBytes(body)) return body;
  if (typeof body === "string") return isBase64Encoded ? decodeBase64(body) : utf8.encode(body);
  return isArrayBuffer(body) ? new Uint8Array(body) : undefined;
}

/** Recognizes objects that no body parser produces, such as a stream, a promise or a Blob. */
export function isUnread(body: unknown): body is object {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  return tagOf(body) !== "Object";
}

/** Describes a body for which {@link toBytes} returns undefined. */
export function describeBody(body: unknown): string {
  if (typeof body === "string") return "text that is not base64";
  return isUnread(body) ? `a ${tagOf(body)}` : describeType(body);
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** Checks the tag, because a test runner has its own classes. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return tagOf(value) === "ArrayBuffer";
}
