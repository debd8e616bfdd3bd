/** An address as a report may show it: without user, password and the values of its query. */
export function showUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?..."}`;
}
