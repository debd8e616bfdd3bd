import type { Limits } from "../options/limits.ts";
import type { Routes } from "../options/paths.ts";
import { type HeaderMap, headerOf, pathOf, type RequestHead } from "./request.ts";
import type { ResponseCode } from "./responses.ts";

/** The rules for a request whose body is read. */
export interface RequestRules {
  readonly routes: Routes;
  readonly limits: Limits;
}

/** Checks a request before its body is read. Returns the code of the refusal, or undefined. */
export function checkRequestHead(head: RequestHead, rules: RequestRules): ResponseCode | undefined {
  if (!rules.routes.has(pathOf(head))) return "not_found";
  if (head.method !== "POST") return "method_not_allowed";
  if (isEncoded(headerOf(head, "content-encoding"))) return "unsupported_encoding";
  const length = Number(headerOf(head, "content-length") ?? 0);
  return length > rules.limits.maxBodyBytes ? "body_too_large" : undefined;
}

/**
 * Checks that a content type announces JSON in UTF-8, of any kind of JSON. It counts only after the body
 * has proven authentic: a header that the vendor changes must not pause a distribution.
 */
export function isJsonType(contentType: HeaderMap[string]): boolean {
  if (typeof contentType !== "string") return false;
  const [type = "", ...parameters] = contentType.toLowerCase().split(";");
  return /^application\/([\w.+-]+\+)?json$/.test(type.trim()) && parameters.every(isHarmless);
}

function isHarmless(parameter: string): boolean {
  const [name = "", value = ""] = parameter.split("=");
  return name.trim() !== "charset" || /^"?utf-?8"?$/.test(value.trim());
}

/** Finds compressed bodies. The signature covers the bytes that travel, so nothing is ever inflated. */
function isEncoded(encoding: HeaderMap[string]): boolean {
  return encoding !== undefined && !/^(identity)?$/i.test(String(encoding));
}
