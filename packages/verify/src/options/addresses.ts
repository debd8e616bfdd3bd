import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { listKnown } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";

/**
 * URLs of raw payloads: one URL for all events, or an object with URLs by event. In the object, the
 * key `{event}` has the URL for all other events. See {@link readRawUrls}.
 */
export type RawUrls = string | URL | { readonly [event: string]: string | URL };

/**
 * Placeholder for the event name in the path of a URL. As a key, it means all events without a URL
 * of their own.
 */
export const eventPlaceholder = "{event}";

/**
 * Reads a URL. Throws unless its scheme is http or https, and its user and password are
 * percent-encoded.
 */
export function readAddress(place: string, given: string | URL): URL {
  const found = quoteAddress(String(given));
  const path = place === "--observe" ? "observe" : "webhooks";
  const example =
    place === "--broker-url" ? "https://broker.example.com" : `http://127.0.0.1:3000/${path}`;
  const fix = `Write a URL such as ${example}.`;
  if (!URL.canParse(String(given))) {
    const isPort = URL.canParse(String(given).replace(/:\d{5,}(?=[/?#]|$)/, ""));
    const expected = isPort ? "a URL with a port of at most 65535" : "a URL";
    throw invalid({ place, expected, found, fix });
  }
  const url = new URL(given);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw invalid({ place, expected: "a URL that begins with http:// or https://", found, fix });
  }
  if (isDecodable(url.username) && isDecodable(url.password)) return url;
  const expected = "a percent-encoded user and password";
  throw invalid({ place, expected, found: "a single %", fix: "Write %25." });
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Event names: those of the run, among all that the schemas know. */
export interface NamedEvents {
  readonly events: readonly string[];
  readonly known: readonly string[];
}

/**
 * Reads the URLs of raw payloads by event. An event's own URL takes precedence over one for all
 * events.
 */
export function readRawUrls(given: RawUrls, named: NamedEvents): ReadonlyMap<string, URL> {
  const isOne = typeof given === "string" || given instanceof URL;
  const byEvent = isOne ? { [eventPlaceholder]: given } : given;
  const { [eventPlaceholder]: template, ...own } = byEvent;
  const addresses = Object.entries(own).map(([event, address]) => {
    const url = readAddress(`--raw-url ${toOneLine(event, mostOfQuote)}`, address);
    assertRawEvent(event, named);
    return [event, url] as const;
  });
  const shared = template === undefined ? [] : fillIn(template, named.events);
  const all = new Map([...shared, ...addresses]);
  // Lists the events in the order of the schemas, independently of the order of the options.
  return new Map(
    named.events.flatMap((event) => {
      const url = all.get(event);
      return url === undefined ? [] : [[event, url] as const];
    }),
  );
}

function fillIn(
  template: string | URL,
  events: readonly string[],
): readonly (readonly [string, URL])[] {
  const url = readAddress("--raw-url", template);
  if (findEventPlace(url) === "path")
    return events.map((event) => [event, fillEvent(url, event)] as const);
  throw invalid({
    place: "--raw-url",
    expected: `a URL whose path has ${eventPlaceholder}, or EVENT=URL`,
    found: quoteAddress(String(template)),
    fix: `Put ${eventPlaceholder} in the path for the event name, such as http://127.0.0.1:3000/raw/${eventPlaceholder}.`,
  });
}

// The URL parser encodes the braces.
const placeholder = /(?:\{|%7b)event(?:\}|%7d)/gi;

/**
 * Finds `{event}` in a URL. The name of an event can replace it only in the path, and only if the
 * host has none.
 */
export function findEventPlace({ host, pathname }: URL): "path" | "host" | "none" {
  if (host.search(placeholder) >= 0) return "host";
  return pathname.search(placeholder) >= 0 ? "path" : "none";
}

/** Copies a URL with the name of an event in place of `{event}` in its path. */
export function fillEvent(url: URL, event: string): URL {
  const filled = new URL(url);
  filled.pathname = url.pathname.replace(placeholder, () => encodeURIComponent(event));
  return filled;
}

function assertRawEvent(event: string, { events, known }: NamedEvents): void {
  if (events.includes(event)) return;
  const isKnown = known.includes(event);
  const quoted = toOneLine(event, mostOfQuote);
  throw new VerifyError(isKnown ? "option_invalid" : "event_unknown", {
    place: `--raw-url ${quoted}`,
    expected: isKnown ? `one of ${events.join(", ")}` : "an event name",
    found: JSON.stringify(quoted),
    fix: isKnown ? "Add the event to --events, or remove its URL." : listKnown(event, known),
  });
}
