import { randomBytes } from "node:crypto";
import { testSecret } from "../plan/signature.ts";

/** Which receiver to verify, and how. */
export interface VerifyOptions {
  /** Where the receiver takes deliveries in the envelope. */
  readonly url: string | URL;
  /** Where it takes raw payloads, by event; raw payloads of other events are not sent. */
  readonly rawUrls?: { readonly [event: string]: string | URL };
  /** The receiver's secret. `testSecret` is published for this purpose. */
  readonly secret: string;
  /** Where the receiver says what its handlers have handled; without it nothing counts as accepted. */
  readonly observe?: string | URL;
  /** The events that the receiver handles; all if not said. */
  readonly events?: readonly string[];
  /** How long an answer may take. Default 10 seconds, as the sender waits. */
  readonly timeoutMs?: number;
  /** How long to wait for a handler after an answer. Default 2 seconds. */
  readonly observeWithinMs?: number;
  /** Makes the ids of the run repeatable: eight letters or digits. Default: random. */
  readonly run?: string;
  /** Stops the run. */
  readonly signal?: AbortSignal;
  /** Told after each delivery. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The same, checked and with every default filled in. */
export interface RunSettings {
  readonly url: URL;
  readonly rawUrls: ReadonlyMap<string, URL>;
  readonly secret: string;
  readonly observe: URL | undefined;
  readonly events: readonly string[];
  readonly timeoutMs: number;
  readonly observeWithinMs: number;
  readonly run: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Checks options against the events that there are; one sentence if something is wrong. */
export function toSettings(
  options: VerifyOptions,
  known: readonly string[],
): RunSettings | { readonly problem: string } {
  const rawEntries = Object.entries(options.rawUrls ?? {});
  const events = options.events ?? known;
  const problem =
    problemOfUrl("--url", options.url) ??
    rawEntries.map(([event, url]) => problemOfUrl(`--raw-url of ${event}`, url)).find(Boolean) ??
    (options.observe === undefined ? undefined : problemOfUrl("--observe", options.observe)) ??
    problemOfEvents(events, known) ??
    rawEntries.map(([event]) => problemOfRawEvent(event, events, known)).find(Boolean) ??
    problemOfRest(options);
  if (problem !== undefined) return { problem };
  return {
    url: new URL(options.url),
    rawUrls: new Map(rawEntries.map(([event, url]) => [event, new URL(url)])),
    secret: options.secret,
    observe: options.observe === undefined ? undefined : new URL(options.observe),
    events: known.filter((event) => events.includes(event)),
    timeoutMs: options.timeoutMs ?? 10_000,
    observeWithinMs: options.observeWithinMs ?? 2_000,
    run: options.run ?? randomRun(),
    signal: options.signal,
    onProgress: options.onProgress ?? (() => {}),
  };
}

function problemOfUrl(name: string, url: string | URL): string | undefined {
  const path = name === "--observe" ? "observe" : "webhooks";
  const example = `such as http://127.0.0.1:3000/${path}: ${quoteAddress(String(url))}`;
  if (!URL.canParse(String(url))) return `${name} is not an address ${example}.`;
  const { protocol, username, password } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    return `${name} must begin with http:// or https://, ${example}.`;
  if (isDecodable(username) && isDecodable(password)) return undefined;
  return `${name} has a user or password with a % that encodes nothing: write it as %25.`;
}

/** What was given for an address, be it one or not; without user, password and the values of a query. */
function quoteAddress(given: string): string {
  return JSON.stringify(given.replace(/^.*@/s, "...@").replace(/\?.+$/s, "?..."));
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function problemOfEvents(events: readonly string[], known: readonly string[]): string | undefined {
  if (events.length === 0) return `No event is named; there are ${known.join(", ")}.`;
  const unknown = events.find((event) => !known.includes(event));
  return unknown === undefined ? undefined : unknownEvent(unknown, known);
}

function problemOfRawEvent(
  event: string,
  events: readonly string[],
  known: readonly string[],
): string | undefined {
  if (!known.includes(event)) return unknownEvent(event, known);
  return events.includes(event) ? undefined : `--raw-url of ${event} is not among the events.`;
}

function unknownEvent(event: string, known: readonly string[]): string {
  return `There is no event ${JSON.stringify(event)}; there are ${known.join(", ")}.`;
}

function problemOfRest(options: VerifyOptions): string | undefined {
  const { secret, timeoutMs = 1, observeWithinMs = 0, run } = options;
  if (secret === "") {
    return `The secret is empty; a receiver under test may use the published one, ${testSecret}.`;
  }
  if (!isWithin(timeoutMs, 1))
    return "The timeout must be a whole number of milliseconds, 1 to 600000.";
  if (!isWithin(observeWithinMs, 0)) return "The wait for an observation must be 0 to 600000 ms.";
  const runFits = run === undefined || /^[0-9A-Za-z]{8}$/.test(run);
  return runFits ? undefined : "The run must be eight letters or digits.";
}

function isWithin(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least && value <= 600_000;
}

function randomRun(): string {
  return randomBytes(4).toString("hex");
}

/** An address as a report may show it: without user, password and the values of its query. */
export function showUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?..."}`;
}
