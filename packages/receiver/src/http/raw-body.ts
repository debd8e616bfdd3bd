import { isBytes } from "../bytes.ts";

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

/** Returns the bytes of a body. Returns undefined for nothing, and for what a parser made of it. */
export function toBytes({ body, isBase64Encoded }: GivenBody): Uint8Array | undefined {
  if (isBytes(body)) return body;
  if (typeof body === "string") return isBase64Encoded ? decodeBase64(body) : utf8.encode(body);
  return isArrayBuffer(body) ? new Uint8Array(body) : undefined;
}

/** Decodes base64. What is none has no bytes, so nothing verifies. */
function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Checks the tag, since a test runner has classes of its own. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}
