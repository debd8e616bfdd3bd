import { randomBytes } from "node:crypto";
import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { testSecret } from "../plan/signature.ts";
import { quoteAddress } from "../text/show-url.ts";

/** Options of a verification of a receiver. */
export interface VerifyOptions {
  /** Address that takes deliveries in the envelope. */
  readonly url: string | URL;
  /** Addresses that take raw payloads, by event. Raw payloads of other events are not sent. */
  readonly rawUrls?: { readonly [event: string]: string | URL };
  /** The receiver's secret. `testSecret` is published for this purpose. */
  readonly secret: string;
  /** Address of the observation document. Without it nothing counts as accepted. */
  readonly observe?: string | URL;
  /** The events that the receiver handles, by default all. */
  readonly events?: readonly string[];
  /** Time for an answer. Default 10 seconds, as the sender waits. */
  readonly timeoutMs?: number;
  /** Time for a handler to run after an answer. Default 2 seconds. */
  readonly observeWithinMs?: number;
  /** More headers of every request to the receiver and its observation, by name. No report has their values. */
  readonly headers?: { readonly [name: string]: string };
  /** Makes the ids of the run repeatable: eight letters or digits. Default: random. */
  readonly run?: string;
  /** Stops the run. */
  readonly signal?: AbortSignal;
  /** Called after each delivery. */
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
  /** More headers: names and values in turn. */
  readonly headers: readonly string[];
  readonly run: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Checks options against the events that the schemas know. Throws at the first that cannot be used. */
export function toSettings(options: VerifyOptions, known: readonly string[]): RunSettings {
  const { timeoutMs = 10_000, observeWithinMs = 2_000, signal, onProgress = () => {} } = options;
  const url = readAddress("--url", options.url);
  const rawUrls = Object.entries(options.rawUrls ?? {}).map(
    ([event, rawUrl]) => [event, readAddress(`--raw-url ${event}`, rawUrl)] as const,
  );
  const observe =
    options.observe === undefined ? undefined : readAddress("--observe", options.observe);
  const events = readEvents(options.events ?? known, known);
  for (const [event] of rawUrls) assertRawEvent(event, events, known);
  assertSecret(options.secret);
  assertMilliseconds("--timeout-ms", timeoutMs, 1);
  assertMilliseconds("observeWithinMs", observeWithinMs, 0);
  return {
    ...{ url, rawUrls: new Map(rawUrls), secret: options.secret, observe, events },
    ...{ timeoutMs, observeWithinMs, run: readRun(options.run), signal, onProgress },
    headers: Object.entries(options.headers ?? {}).flat(),
  };
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}

/** Reads an address of HTTP. Throws at anything else, without showing what in it may be secret. */
export function readAddress(place: string, given: string | URL): URL {
  const found = quoteAddress(String(given));
  if (!URL.canParse(String(given))) {
    const path = place === "--observe" ? "observe" : "webhooks";
    const example = `http://127.0.0.1:3000/${path}`;
    throw invalid({ place, expected: "an address", found, fix: `Write it such as ${example}.` });
  }
  const url = new URL(given);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    const fix = "Give the address that takes HTTP requests.";
    throw invalid({
      place,
      expected: "an address that begins with http:// or https://",
      found,
      fix,
    });
  }
  if (isDecodable(url.username) && isDecodable(url.password)) return url;
  throw invalid({
    place,
    expected: "a user and password in percent-encoding",
    found: "a single %",
    fix: "Write %25.",
  });
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function readEvents(events: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = events.find((event) => !known.includes(event));
  if (events.length > 0 && unknown === undefined) {
    return known.filter((event) => events.includes(event));
  }
  throw new VerifyError(unknown === undefined ? "option_invalid" : "event_unknown", {
    place: "--events",
    expected: `one or more of ${known.join(", ")}`,
    found: unknown === undefined ? "none" : JSON.stringify(unknown),
    fix: "Name the events that the receiver handles, or leave the option out for all.",
  });
}

function assertRawEvent(event: string, events: readonly string[], known: readonly string[]): void {
  if (events.includes(event)) return;
  const isKnown = known.includes(event);
  throw new VerifyError(isKnown ? "option_invalid" : "event_unknown", {
    place: `--raw-url ${event}`,
    expected: `one of ${events.join(", ")}`,
    found: JSON.stringify(event),
    fix: isKnown
      ? "Add the event to --events, or take its address out."
      : "Correct the event's name.",
  });
}

/** Throws if the secret is empty. */
export function assertSecret(secret: string): void {
  if (secret !== "") return;
  throw new VerifyError("secret_missing", {
    place: "secret",
    expected: "the receiver's secret",
    found: "an empty text",
    fix: `A receiver under test may use the published one, ${testSecret}.`,
  });
}

/** Throws unless a value is a number of milliseconds in the range of the options. */
export function assertMilliseconds(place: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= 600_000) return;
  throw invalid({
    place,
    expected: `a whole number of milliseconds from ${least} to 600000`,
    found: String(value),
    fix: "Choose a number in this range, or leave the option out.",
  });
}

function readRun(run = randomRun()): string {
  if (/^[0-9A-Za-z]{8}$/.test(run)) return run;
  throw invalid({
    place: "run",
    expected: "eight letters or digits",
    found: JSON.stringify(run),
    fix: "Leave the option out for random ones.",
  });
}

function randomRun(): string {
  return randomBytes(4).toString("hex");
}
