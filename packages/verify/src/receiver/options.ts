import { randomBytes } from "node:crypto";
import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { type RawUrls, readAddress, readRawUrls } from "../options/addresses.ts";
import { assertMilliseconds, assertSecret } from "../options/assertions.ts";
import { readExtraHeaders } from "../options/extra-headers.ts";
import type { SchemaIndex } from "../schemas/schema-index.ts";
import { toContractRows, toMatrix, unpublishedAmong } from "../schemas/variants.ts";
import { listKnown } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { readSelections, type Selection } from "./selection.ts";

/** Options of `verifyReceiver`. */
export interface VerifyOptions {
  /** URL that accepts deliveries in the envelope. */
  readonly url: string | URL;
  /**
   * URLs that accept raw payloads: one URL with `{event}` in its path for all events, or an object
   * with URLs by event. In the object, the key `{event}` has the URL for all other events. Raw
   * payloads of events without a URL are not sent.
   */
  readonly rawUrls?: RawUrls;
  /** Receiver's secret. Use `testSecret`, which is published for receivers under test. */
  readonly secret: string;
  /** Environment variable with the secret. The finding about a wrong secret names it. */
  readonly secretName?: string;
  /** URL of the observation document. Without it, no delivery counts as accepted. */
  readonly observe?: string | URL;
  /** Events that the receiver handles. Default: all. */
  readonly events?: readonly string[];
  /**
   * Selections to verify, without everything else: `EVENT/PURPOSE` or `EVENT/PURPOSE/FORM`.
   * Default: everything.
   */
  readonly only?: readonly string[];
  /** Folder for failing deliveries. Each run with failures creates a subfolder. */
  readonly save?: string;
  /** Time limit for an answer in milliseconds. Default: 10 seconds, as the vendor waits. */
  readonly timeoutMs?: number;
  /** Time limit from an answer to its handler in milliseconds. Default: 2 seconds. */
  readonly observeWithinMs?: number;
  /**
   * Additional headers of every request to the receiver and its observation, by name. No report
   * contains their values.
   */
  readonly headers?: { readonly [name: string]: string };
  /** Eight letters or digits that make the IDs of the run repeatable. Default: random. */
  readonly run?: string;
  /** Signal that stops the run. */
  readonly signal?: AbortSignal;
  /** Called after each delivery, and before additional deliveries, which increase the total. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Validated options with every default filled in. */
export interface RunSettings {
  readonly url: URL;
  readonly rawUrls: ReadonlyMap<string, URL>;
  readonly secret: string;
  readonly secretName: string | undefined;
  readonly observe: URL | undefined;
  readonly events: readonly string[];
  /** Empty if everything is verified. */
  readonly only: readonly Selection[];
  readonly save: string | undefined;
  /** Purposes without any published payload. */
  readonly unpublished: readonly string[];
  readonly timeoutMs: number;
  readonly observeWithinMs: number;
  /** Additional headers as alternating names and values. */
  readonly headers: readonly string[];
  readonly run: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Validates options against the schemas. Throws at the first invalid one. */
export function toSettings(options: VerifyOptions, index: SchemaIndex): RunSettings {
  const { secret, timeoutMs = 10_000, observeWithinMs = 2_000 } = options;
  const { signal, onProgress = () => {}, save, secretName } = options;
  const known = Object.keys(index.events);
  const url = readAddress("--url", options.url);
  const events = readEvents(options.events ?? known, known);
  const rawUrls = readRawUrls(options.rawUrls ?? {}, { events, known });
  const observe =
    options.observe === undefined ? undefined : readAddress("--observe", options.observe);
  const only = readSelections(options.only ?? [], { index, events, rawUrls });
  assertSecret(secret);
  assertMilliseconds("--timeout-ms", timeoutMs, 1);
  assertMilliseconds("--observe-within-ms", observeWithinMs, 0);
  return {
    ...{ url, rawUrls, secret, observe, events, only, timeoutMs, observeWithinMs, save },
    ...{ run: readRun(options.run), signal, onProgress, secretName },
    headers: readExtraHeaders(options.headers ?? {}, { url }),
    unpublished: unpublishedAmong(toContractRows(toMatrix(index))),
  };
}

function invalid(details: VerifyErrorDetails): VerifyError {
  return new VerifyError("option_invalid", details);
}

function readEvents(events: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = events.find((event) => !known.includes(event));
  if (events.length > 0 && unknown === undefined) {
    return known.filter((event) => events.includes(event));
  }
  throw new VerifyError(unknown === undefined ? "option_invalid" : "event_unknown", {
    place: "--events",
    expected: "event names, separated by commas",
    found: unknown === undefined ? "none" : JSON.stringify(toOneLine(unknown, mostOfQuote)),
    fix: `${listKnown(unknown ?? "", known)} Omit the option for all.`,
  });
}

function readRun(run = randomRun()): string {
  if (/^[0-9A-Za-z]{8}$/.test(run)) return run;
  throw invalid({
    place: "run",
    expected: "eight letters or digits",
    found: JSON.stringify(run),
    fix: "Omit the option for random ones.",
  });
}

function randomRun(): string {
  return randomBytes(4).toString("hex");
}
