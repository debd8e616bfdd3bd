import { isJsonArray, valueAt } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { showUrl } from "../text/show-url.ts";
import { unexpected } from "./refusals.ts";
import type { BrokerConnection, Resource } from "./resource.ts";

/** Finds a link of a resource. Throws if there is none. */
export function findLink({ url, json }: Resource, name: string): string {
  const links = valueAt(json, "_links", name);
  const href = valueAt(isJsonArray(links) ? links[0] : links, "href");
  if (typeof href === "string") return href;
  const fix = "Check that --broker-url is the base URL of a Pact Broker, release 2.84 or newer.";
  throw unexpected(showUrl(url), `the link ${name}`, "none", fix);
}

/** Fills a template of a link, each value as one segment of the path. */
export function fillTemplate(href: string, values: { readonly [name: string]: string }): string {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(`{${name}}`, encodeURIComponent(value)),
    href,
  );
}

/** The address of a link. Throws if it leads to another origin, where no credentials may go. */
export function toAddress(href: string, { base }: BrokerConnection): URL {
  const url = URL.canParse(href, base.href) ? new URL(href, base.href) : undefined;
  if (url !== undefined && url.origin === base.origin && url.username + url.password === "")
    return url;
  const found =
    url === undefined ? `"${toOneLine(href, mostOfQuote)}"` : toOneLine(url.origin, mostOfQuote);
  const fix =
    "None to another origin is followed. Give the base URL that the broker is configured with, or correct that.";
  throw unexpected(showUrl(base), `links to ${base.origin}`, `one to ${found}`, fix);
}
