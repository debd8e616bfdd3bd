import type { Limits } from "../options/limits.ts";
import type { Routes } from "../options/options.ts";
import type { AnswerCode } from "./responses.ts";

/** Header values by their names, in whichever case a server or a gateway spells them. */
export interface HeaderMap {
  readonly [name: string]: string | readonly string[] | undefined;
}

/** What is known of a request before its body. */
export interface RequestHead {
  readonly method: string;
  /** The path as it stood in the request, with or without its query. */
  readonly path: string;
  readonly headers: HeaderMap;
}

/** What a request has to be for its body to be read at all. */
export interface AdmissionRules {
  readonly routes: Routes;
  readonly limits: Limits;
}

/** Judges a request by its head: why it is refused, or undefined. */
export function findRefusal(head: RequestHead, rules: AdmissionRules): AnswerCode | undefined {
  if (!rules.routes.has(pathOf(head))) return "not_found";
  if (head.method !== "POST") return "method_not_allowed";
  if (isEncoded(headerOf(head, "content-encoding"))) return "encoding_unsupported";
  const length = Number(headerOf(head, "content-length") ?? 0);
  return length > rules.limits.maxBodyBytes ? "body_too_large" : undefined;
}

/** The value of a header, by its name in lower case: so most servers spell it, and it is found at once. */
export function headerOf(
  { headers }: Pick<RequestHead, "headers">,
  name: string,
): HeaderMap[string] {
  if (name in headers) return headers[name];
  const spelt = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return spelt && headers[spelt];
}

/** The path without its query; nothing is decoded or normalised, so it is compared as it came. */
export function pathOf({ path }: Pick<RequestHead, "path">): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}

/**
 * Whether a content type announces JSON in UTF-8, whichever kind of JSON. Judged only once the body
 * is proven authentic: a header that the vendor changes must not pause a distribution.
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

/** The signature is made over the bytes that travel, so nothing is inflated, and no bomb goes off. */
function isEncoded(encoding: HeaderMap[string]): boolean {
  return encoding !== undefined && !/^(identity)?$/i.test(String(encoding));
}
