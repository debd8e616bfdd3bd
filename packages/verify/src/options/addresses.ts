import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";

/** Addresses of raw payloads: one for all events, or one for each, as {@link readRawUrls} takes them. */
export type RawUrls = string | URL | { readonly [event: string]: string | URL };

/** Stands in the path of an address for the event's name, and among events for all that have no address of their own. */
export const eventPlaceholder = "{event}";

/** Reads an address. Throws if nothing can be sent there. */
export function readAddress(place: string, given: string | URL): URL {
  const found = quoteAddress(String(given));
  if (!URL.canParse(String(given))) {
    const path = place === "--observe" ? "observe" : "webhooks";
    const example =
      place === "--broker-url" ? "https://broker.example.com" : `http://127.0.0.1:3000/${path}`;
    throw invalid({ place, expected: "an address", found, fix: `Write it such as ${example}.` });
  }
  const url = new URL(given);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    const expected = "an address that begins with http:// or https://";
    throw invalid({ place, expected, found, fix: "Give the address that takes HTTP requests." });
  }
  if (isDecodable(url.username) && isDecodable(url.password)) return url;
  const expected = "a user and password in percent-encoding";
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

/** Events that can be named: those that are verified, among all that the schemas know. */
export interface NamedEvents {
  readonly events: readonly string[];
  readonly known: readonly string[];
}

/** Reads the addresses of raw payloads by event. An event's own address goes before one for all. */
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
  // In the order of the schemas, whatever the order of the options was.
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
    expected: `an address whose path has ${eventPlaceholder}, or EVENT=URL`,
    found: quoteAddress(String(template)),
    fix: `Write ${eventPlaceholder} where the path has the event's name, such as http://127.0.0.1:3000/raw/${eventPlaceholder}.`,
  });
}

// The parser of addresses encodes the braces.
const placeholder = /(?:\{|%7b)event(?:\}|%7d)/gi;

/** Finds `{event}` in an address. Only in its path, and with none in its host, can an event take its place. */
export function findEventPlace({ host, pathname }: URL): "path" | "host" | "none" {
  if (host.search(placeholder) >= 0) return "host";
  return pathname.search(placeholder) >= 0 ? "path" : "none";
}

/** Copies an address with the name of an event in the place of `{event}` in its path. */
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
    expected: `one of ${events.join(", ")}`,
    found: JSON.stringify(quoted),
    fix: isKnown
      ? "Add the event to --events, or take its address out."
      : "Correct the event's name.",
  });
}
