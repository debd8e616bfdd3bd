import { describeType, typeOf } from "../assertions.ts";
import type { RawBody } from "./raw-body.ts";

/** Maps header names in any case to values, or to lists of values. */
export interface HeaderMap {
  readonly [name: string]: string | readonly string[] | undefined;
}

/** The part of a `Headers` object that the receiver uses. */
export interface HeadersLike {
  get(name: string): string | null;
}

/** Headers as servers and platforms pass them: an object with names in any case, or a `Headers`. */
export type RequestHeaders = HeaderMap | HeadersLike;

/** A request without its body. */
export interface RequestHead {
  readonly method: string;
  /** The path of the request, with or without its query. Optional with the option `anyPath`. */
  readonly path?: string | undefined;
  readonly headers: RequestHeaders;
}

/** A request whose body has been read. */
export interface RawRequest extends RequestHead {
  /**
   * The received bytes, or their unchanged text. A parsed body is refused, because the signature covers the bytes.
   * Undefined and null stand for a request without a body.
   */
  readonly body?: RawBody | null | undefined;
  /** True if the text is base64, as for binary bodies on AWS Lambda. */
  readonly isBase64Encoded?: boolean | undefined;
}

/** The value of a header: text, or a list if the header is repeated. */
export type HeaderValue = string | readonly string[] | undefined;

/** Returns the value of a header by its lowercase name. A list with one value counts as that value. */
export function headerOf(headers: RequestHeaders, name: string): HeaderValue {
  return toSingle(
    (hasGet(headers) ? getValue(headers, name) : findValue(headers, name)) ?? undefined,
  );
}

/** Reads a header from `Headers`, or from a `Map` with names in any case. */
function getValue(headers: HeadersLike, name: string): HeaderValue | null {
  return headers instanceof Map ? findValue(Object.fromEntries(headers), name) : headers.get(name);
}

/** Returns the value of a list with one value, undefined for an empty list, and anything else unchanged. */
export function toSingle(value: HeaderValue): HeaderValue {
  return Array.isArray(value) && value.length < 2 ? value[0] : value;
}

/** Checks that {@link headerOf} can read headers from a value. A list or an iterator does not count. */
export function isRequestHeaders(value: unknown): value is RequestHeaders {
  const isObject = ["object", "map"].includes(typeOf(value));
  return isObject && typeof Reflect.get(Object(value), "next") !== "function";
}

/** Checks that the value of a header is text, a list of texts, or undefined. */
export function isHeaderValue(value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value ?? ""];
  return values.every((one) => typeof one === "string");
}

function hasGet(headers: RequestHeaders): headers is HeadersLike {
  return typeof headers.get === "function";
}

function findValue(headers: HeaderMap, name: string): HeaderValue {
  if (name in headers) return headers[name];
  const spelled = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return spelled === undefined ? undefined : headers[spelled];
}

/** Describes a value that {@link isHeaderValue} refuses. */
export function describeHeader(value: unknown): string {
  return Array.isArray(value) ? "a list of other values" : describeType(value);
}

/** Returns a path without its trailing slash, because both spellings are one path. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Checks that a request's path equals a given path, ignoring the query and a trailing slash. */
export function isSamePath(requested: string, path: string): boolean {
  return withoutSlash(pathOf(requested)) === withoutSlash(path);
}

/** Returns the path without its query. It decodes and normalizes nothing. */
export function pathOf(path: string): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}
