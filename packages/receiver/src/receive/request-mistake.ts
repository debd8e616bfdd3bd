import { describeType } from "../assertions.ts";
import { ReceiverError, type ReceiverErrorDetails } from "../errors.ts";
import { describeBody, isUnread } from "../http/raw-body.ts";
import {
  describeHeader,
  isHeaderValue,
  isRequestHeaders,
  type RawRequest,
} from "../http/request.ts";
import { signatureHeader } from "../signature/secrets.ts";

/** Checks a request that the owner's code passed. Returns the mistake, for users of JavaScript. */
export function findMistake(request: RawRequest, anyPath: boolean): ReceiverError | undefined {
  const { method, path, headers, isBase64Encoded }: Partial<RawRequest> = Object(request);
  if (typeof method !== "string") {
    return toMistake("method", {
      expected: "a string",
      found: describeType(method),
      fix: "Pass the request's method.",
    });
  }
  if (!isRequestHeaders(headers)) {
    const fix = "Pass the request's headers, an object or a Headers.";
    return toMistake("headers", { expected: "an object", found: describeType(headers), fix });
  }
  if (typeof (isBase64Encoded ?? false) !== "boolean") {
    const fix = "Pass the platform's isBase64Encoded, which is true or false, or omit it.";
    return toMistake("isBase64Encoded", {
      expected: "a boolean",
      found: describeType(isBase64Encoded),
      fix,
    });
  }
  if (typeof path === "string" || (path === undefined && anyPath)) return undefined;
  const fix = anyPath
    ? "Pass the request's path, or omit it."
    : "Pass the request's path, or set the option `anyPath`.";
  return toMistake("path", { expected: "a string", found: describeType(path), fix });
}

/** Checks that the signature header is text or a list of texts. Returns the mistake. */
export function findHeaderMistake(header: unknown): ReceiverError | undefined {
  if (isHeaderValue(header)) return undefined;
  const fix = "Pass each header as its text, or as a list of texts.";
  const found = describeHeader(header);
  return toMistake(`headers["${signatureHeader}"]`, {
    expected: "text, or a list of texts",
    found,
    fix,
  });
}

/** Returns the mistake of a body without bytes. Returns undefined if a body parser may have produced it. */
export function findBodyMistake({ body }: RawRequest): ReceiverError | undefined {
  const found = describeBody(body);
  if (typeof body === "string") {
    const fix = "Pass the isBase64Encoded of the platform.";
    return toMistake("body", { expected: "base64, since isBase64Encoded is true", found, fix });
  }
  if (!isUnread(body)) return undefined;
  const fix = "Read it first, and pass its bytes, such as those of request.arrayBuffer().";
  return toMistake("body", { expected: "the bytes or the text of the request", found, fix });
}

function toMistake(name: string, details: Omit<ReceiverErrorDetails, "place">): ReceiverError {
  return new ReceiverError("request_invalid", { place: `handle, ${name}`, ...details });
}
