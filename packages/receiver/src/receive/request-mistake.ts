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

/** Finds what is wrong with a request that the owner's own code made, as JavaScript may get it wrong. */
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
    const fix = "Pass it as the platform has it.";
    return toMistake("isBase64Encoded", {
      expected: "a boolean",
      found: describeType(isBase64Encoded),
      fix,
    });
  }
  if (typeof path === "string" || (path === undefined && anyPath)) return undefined;
  const fix = anyPath
    ? "Pass the request's path, or leave it out."
    : "Pass the request's path, or set the option `anyPath`.";
  return toMistake("path", { expected: "a string", found: describeType(path), fix });
}

/** Finds out that the signature header has a shape of which no text can be read. */
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

/** Finds out that a body without bytes comes from no parser. Returns undefined if a parser may have made it. */
export function findBodyMistake({ body }: RawRequest): ReceiverError | undefined {
  const found = describeBody(body);
  if (typeof body === "string") {
    const fix = "Pass isBase64Encoded as the platform has it.";
    return toMistake("body", { expected: "base64, since isBase64Encoded is true", found, fix });
  }
  if (!isUnread(body)) return undefined;
  const fix = "Read it first, and pass its bytes, such as those of request.arrayBuffer().";
  return toMistake("body", { expected: "the bytes or the text of the request", found, fix });
}

function toMistake(name: string, details: Omit<ReceiverErrorDetails, "place">): ReceiverError {
  return new ReceiverError("request_invalid", { place: `handle, ${name}`, ...details });
}
