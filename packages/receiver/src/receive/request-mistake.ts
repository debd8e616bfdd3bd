import { describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { RawRequest } from "../http/request.ts";

/** Finds what is wrong with a request that the owner's own code made, as JavaScript may get it wrong. */
export function findMistake(request: RawRequest, anyPath: boolean): ReceiverError | undefined {
  const { method, path, headers }: Partial<RawRequest> = Object(request);
  if (typeof method !== "string") return toMistake("method", method, "Pass the request's method.");
  if (typeof headers !== "object" || headers === null || Array.isArray(headers)) {
    return toMistake("headers", headers, "Pass the request's headers, an object or a Headers.");
  }
  if (typeof path === "string" || (path === undefined && anyPath)) return undefined;
  const fix = anyPath
    ? "Pass the request's path, or leave it out."
    : "Pass the request's path, or set the option `anyPath`.";
  return toMistake("path", path, fix);
}

function toMistake(name: string, value: unknown, fix: string): ReceiverError {
  return new ReceiverError("request_invalid", {
    place: `handle, ${name}`,
    expected: name === "headers" ? "an object" : "a string",
    found: describeType(value),
    fix,
  });
}
