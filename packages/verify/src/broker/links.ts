import { isJsonArray, valueAt } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress, showUrl } from "../text/show-url.ts";
import { hideCredentials } from "./credentials.ts";
import { unexpected } from "./refusals.ts";
import type { BrokerConnection, Resource } from "./resource.ts";

/** Finds a link of a resource. Throws if there is none. */
export function findLink({ url, json }: Resource, name: string): string {
  const links = valueAt(json, "_links", name);
  const href = valueAt(isJsonArray(links) ? links[0] : links, "href");
  if (typeof href === "string") return href;
  throw unexpected({
    ...{ place: showUrl(url), expected: `the link ${name}`, found: "none" },
    fix: "Check that --broker-url is the base URL of a Pact Broker, release 2.84 or newer.",
  });
}

/** Fills the template of a link, with each value as one segment of the path. */
export function fillTemplate(href: string, values: { readonly [name: string]: string }): string {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(`{${name}}`, encodeURIComponent(value)),
    href,
  );
}

/** Link, with the URL of the document that contains it. */
export interface FoundLink {
  readonly href: string;
  readonly from: URL;
}

/**
 * Returns the URL of a link. Throws if it leads to another origin, because credentials must not go
 * there.
 */
export function toAddress({ href, from }: FoundLink, connection: BrokerConnection): URL {
  const { base, credentials } = connection;
  const url = URL.canParse(href, from.href) ? new URL(href, from.href) : undefined;
  if (url?.origin === base.origin && url.username + url.password === "") return url;
  const isWeb = url !== undefined && url.origin !== "null" && url.origin !== base.origin;
  const shown = hideCredentials(isWeb ? url.origin : href, credentials);
  throw unexpected({
    place: showUrl(base),
    expected: `links to ${base.origin}`,
    // A link without an origin, or to the same origin with a user, is quoted without secrets.
    found: `one to ${isWeb ? toOneLine(shown, mostOfQuote) : quoteAddress(shown)}`,
    fix: "Links to other origins are not followed. Use the base URL that the broker is configured with, or correct its configuration.",
  });
}
