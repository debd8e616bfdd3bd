import { mostOfQuote, toOneLine } from "./one-line.ts";

/** An address as a report may show it: without user, password and the values of its query. */
export function showUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?..."}`;
}

/** A text that was given, perhaps for an address, without user, password and the values of a query. */
export function quoteAddress(given: string): string {
  return JSON.stringify(toOneLine(cutSecrets(given), mostOfQuote));
}

/** The path of a file. An address in its place is shown without user, password and the values of a query. */
export function showPath(path: string): string {
  return /^\w+:\/\//.test(path) ? cutSecrets(path) : path;
}

function cutSecrets(address: string): string {
  return address.replace(/^.*@/s, "...@").replace(/\?.+$/s, "?...");
}
