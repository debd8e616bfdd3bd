import { mostOfQuote, toOneLine } from "./one-line.ts";

/** Returns a URL for reports: without user, password and the values of its query. */
export function showUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?..."}`;
}

/** Quotes a given text that may be a URL, without user, password and the values of a query. */
export function quoteAddress(given: string): string {
  return JSON.stringify(toOneLine(cutSecrets(given), mostOfQuote));
}

/**
 * Returns a file path for messages. A URL in its place loses user, password and the values of a
 * query.
 */
export function showPath(path: string): string {
  return /^\w+:\/\//.test(path) ? cutSecrets(path) : path;
}

function cutSecrets(address: string): string {
  return address.replace(/^.*@/s, "...@").replace(/\?.+$/s, "?...");
}
