/** Maps header names to values. Servers and gateways may spell the names in any case. */
export interface HeaderMap {
  readonly [name: string]: string | readonly string[] | undefined;
}

/** A request without its body. */
export interface RequestHead {
  readonly method: string;
  /** The path as it is in the request, with or without its query. */
  readonly path: string;
  readonly headers: HeaderMap;
}

/** A request whose body has been read as bytes. */
export interface RawRequest extends RequestHead {
  readonly body: Uint8Array;
}

/** Returns the value of a header by its name in lower case, which most servers use. */
export function headerOf(
  { headers }: Pick<RequestHead, "headers">,
  name: string,
): HeaderMap[string] {
  if (name in headers) return headers[name];
  const spelt = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return spelt && headers[spelt];
}

/** Returns the path without its query. Nothing is decoded or normalized, so it is compared as it came. */
export function pathOf({ path }: Pick<RequestHead, "path">): string {
  const query = path.indexOf("?");
  return query < 0 ? path : path.slice(0, query);
}
