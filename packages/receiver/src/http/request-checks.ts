import { type HeaderValue, headerOf, type RequestHead } from "./request.ts";
import type { RefusalCode } from "./responses.ts";

/**
 * Checks method, encoding and announced size of a request before its body is read. Returns the code of a refusal, or
 * undefined if the body may be read.
 *
 * @param maxBodyBytes maximum size of the body in bytes
 */
export function checkRequestHead(
  { method, headers }: RequestHead,
  maxBodyBytes: number,
): RefusalCode | undefined {
  if (method !== "POST") return "method_not_allowed";
  if (isEncoded(headerOf(headers, "content-encoding"))) return "unsupported_encoding";
  return Number(headerOf(headers, "content-length") ?? 0) > maxBodyBytes
    ? "body_too_large"
    : undefined;
}

/**
 * Checks that a content type is any kind of JSON in UTF-8. The receiver checks it only for authentic bodies. It
 * quarantines a body of another type and does not refuse it, so that a header that the vendor changes does not pause a
 * distribution.
 */
export function isJsonType(contentType: HeaderValue): boolean {
  if (contentType === "application/json") return true;
  if (typeof contentType !== "string") return false;
  const [type = "", ...parameters] = contentType.toLowerCase().split(";");
  return /^application\/([\w.+-]+\+)?json$/.test(type.trim()) && parameters.every(isHarmless);
}

function isHarmless(parameter: string): boolean {
  const [name = "", value = ""] = parameter.split("=");
  return name.trim() !== "charset" || /^"?utf-?8"?$/.test(value.trim());
}

/** Recognizes compressed bodies. The receiver decompresses nothing, because the signature covers the sent bytes. */
function isEncoded(encoding: HeaderValue): boolean {
  return encoding !== undefined && !/^(identity)?$/i.test(String(encoding));
}
