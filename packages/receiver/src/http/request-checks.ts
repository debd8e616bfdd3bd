import { type HeaderValue, headerOf, type RequestHead } from "./request.ts";
import type { RefusalCode } from "./responses.ts";

/** Checks a request for a path of the receiver before its body is read. Returns the code of a refusal. */
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
 * Checks that a content type announces JSON in UTF-8, of any kind of JSON. It counts only after the body
 * has proven authentic: a header that the vendor changes must not pause a distribution.
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

/** Finds compressed bodies. The signature covers the bytes that travel, so nothing is ever inflated. */
function isEncoded(encoding: HeaderValue): boolean {
  return encoding !== undefined && !/^(identity)?$/i.test(String(encoding));
}
