import { describeType } from "../assertions.ts";
import { decodeBase64, isBytes } from "../bytes.ts";

/** A body as servers and platforms hand it over: its bytes, or its text. */
export type RawBody = Uint8Array | ArrayBuffer | string;

/** A body, and the encoding that a platform may have put around it. */
export interface EncodedBody {
  /** The bytes, or the text as it came. Never what a parser made of it: the signature covers the bytes. */
  readonly body: RawBody;
  /** True if the text is base64, as AWS Lambda says of a binary body. */
  readonly isBase64Encoded?: boolean | undefined;
}

const utf8 = new TextEncoder();

/** A body that may be nothing, or what a parser made of it. */
interface GivenBody {
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean | undefined;
}

/**
 * Returns the bytes of a body. Returns undefined for nothing, for what a parser made of it, and for text that is
 * not the base64 that it should be.
 */
export function toBytes({ body, isBase64Encoded }: GivenBody): Uint8Array | undefined {
  if (isBytes(body)) return body;
  if (typeof body === "string") return isBase64Encoded ? decodeBase64(body) : utf8.encode(body);
  return isArrayBuffer(body) ? new Uint8Array(body) : undefined;
}

/** Recognizes what has no bytes yet, or never had: a stream, a promise, a Blob. No parser makes such an object. */
export function isUnread(body: unknown): body is object {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  return tagOf(body) !== "Object";
}

/** Describes a body of which {@link toBytes} has no bytes. */
export function describeBody(body: unknown): string {
  if (typeof body === "string") return "text that is not base64";
  return isUnread(body) ? `a ${tagOf(body)}` : describeType(body);
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** Checks the tag, since a test runner has classes of its own. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return tagOf(value) === "ArrayBuffer";
}
