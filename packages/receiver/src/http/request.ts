import { describeType, typeOf } from "../assertions.ts";
import type { RawBody } from "./raw-body.ts";

/** Maps header names to values, or to lists of them. Servers and gateways may spell the names in any case. */
export interface HeaderMap {
  readonly [name: string]: string | readonly string[] | undefined;
}

/** The used part of a `Headers` object. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** Headers as servers and platforms hand them over: an object of any spelling, or a `Headers`. */
export type RequestHeaders = HeaderMap | HeadersLike;

/** A request without its body. */
export interface RequestHead {
  readonly method: string;
  /** The path as it is in the request, with or without its query. Not read with the option `anyPath`. */
  readonly path?: string | undefined;
  readonly headers: RequestHeaders;
}

/** A request whose body has been read. */
export interface RawRequest extends RequestHead {
  /**
   * The bytes, or the text as it came. Never what a parser made of it: the signature covers the bytes.
   * Platforms hand over nothing, or null, for a request without a body.
   */
  readonly body?: RawBody | null | undefined;
  /** True if the text is base64, as AWS Lambda says of a binary body. */
  readonly isBase64Encoded?: boolean | undefined;
}

/** The value of a header: one text, or a list if it came more than once. */
export type HeaderValue = string | readonly string[] | undefined;

/** Returns the value of a header by its name in lower case. A list of one, as gateways send it, is its value. */
export function headerOf(headers: RequestHeaders, name: string): HeaderValue {
  return toSingle(
    (hasGet(headers) ? getValue(headers, name) : findValue(headers, name)) ?? undefined,
  );
}

/** Reads `Headers`, which take a name in any case, or a `Map`, which does not. */
function getValue(headers: HeadersLike, name: string): HeaderValue | null {
  return headers instanceof Map ? findValue(Object.fromEntries(headers), name) : headers.get(name);
}

/** Returns the only value of a list, or nothing for an empty one, and anything else as it is. */
export function toSingle(value: HeaderValue): HeaderValue {
  return Array.isArray(value) && value.length < 2 ? value[0] : value;
}

/** Checks that a value is headers that {@link headerOf} can read. A list or an iterator of them is not. */
export function isRequestHeaders(value: unknown): value is RequestHeaders {
  const isObject = ["object", "map"].includes(typeOf(value));
  return isObject && typeof Reflect.get(Object(value), "next") !== "function";
}

/** Checks that the value of a header is a text, a list of texts, or nothing. */
export function isHeaderValue(value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ""];
  return values.every((one) => typeof one === "string");
}

function hasGet(headers: RequestHeaders): headers is HeadersLike {
  return typeof headers.get === "function";
}

function findValue(headers: HeaderMap, name: string): HeaderValue {
  if (name in headers) return headers[name];
  const spelt = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return spelt === undefined ? undefined : headers[spelt];
}

/** Describes what {@link isHeaderValue} refuses. */
export function describeHeader(value: unknown): string {
  return Array.isArray(value) ? "a list of something else" : describeType(value);
}

/** Returns a path without the slash at its end: both spellings are one path. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Checks that a request's path, with or without a query, is a given one in either spelling. */
export function isSamePath(requested: string, path: string): boolean {
  return withoutSlash(pathOf(requested)) === withoutSlash(path);
}

/** Returns the path without its query. Nothing is decoded or normalized, so it is compared as it came. */
export function pathOf(path: string): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}
