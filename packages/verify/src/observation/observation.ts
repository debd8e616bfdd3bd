import { VerifyError } from "../errors.ts";
import { readText } from "../http/read-text.ts";
import { hideSecrets } from "../text/hide-secrets.ts";
import { showUrl } from "../text/show-url.ts";
import { type ParsedDocument, parseDocument } from "./document.ts";
import type { Handled, Observation } from "./handled.ts";

/** Source of an observation document. */
export interface ObservationSource {
  readonly url: URL;
  /** Additional headers as alternating names and values. */
  readonly headers: readonly string[];
  /** Texts that the document may repeat but no message may show. */
  readonly secrets: readonly string[];
  /** Time limit for an answer of the receiver. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Entries of the document, its first invalid place, or a description of the answer without a
 * document.
 */
export type Reading = ParsedDocument | Unread;

/** Description of an answer without a document. */
export interface Unread {
  readonly kind: "unread";
  readonly found: string;
  /** True if the connection was refused, or closed without a document. */
  readonly isBroken: boolean;
  /** Status of an answer without a document. */
  readonly status?: number;
}

// The answer limit of a receiver may be too short for its observation. Five reads that hang must
// not take a minute.
const leastMs = 1_000;
const mostMs = 5_000;

// The document lists the most recent deliveries. A larger one is not that document.
const mostCharacters = 4_000_000;

/** Reads the document once. Contacts only its URL, and follows no redirects. */
export async function readObservation(source: ObservationSource): Promise<Reading> {
  const timeoutMs = Math.min(Math.max(source.timeoutMs, leastMs), mostMs);
  const asked = { ...source, timeoutMs, accept: "application/json", mostCharacters };
  const answer = await readText(asked);
  switch (answer.kind) {
    case "text":
      if (answer.status !== 200) {
        return { ...unread(`status ${answer.status}, not 200`), status: answer.status };
      }
      return parseDocument(answer.text, hiding(answer.text, source.secrets));
    case "too-large":
      return unread(`more than ${mostCharacters} characters`);
    case "timeout":
      return unread(`no complete answer within ${timeoutMs} ms`);
    case "broken":
      return { ...unread(`no answer (${answer.code})`), isBroken: true };
  }
}

/**
 * Returns a function that hides secrets in texts of a document. Most documents contain none and
 * need no replacement.
 */
function hiding(document: string, secrets: readonly string[]): (text: string) => string {
  if (hideSecrets(document, secrets) === document) return (text) => text;
  return (text) => hideSecrets(text, secrets);
}

function unread(found: string): Unread {
  return { kind: "unread", found, isBroken: false };
}

/** Describes the problem of a reading. */
export function describeTrouble(reading: Exclude<Reading, { kind: "entries" }>): string {
  if (reading.kind === "unread") return `got ${reading.found}`;
  const { pointer, expected, found } = reading;
  return `${pointer === "" ? "" : `${pointer}: `}expected ${expected}, got ${found}`;
}

/** Makes the error of a run whose observation is unusable. */
export function toObservationError(
  url: URL,
  reading: Exclude<Reading, { kind: "entries" }>,
): VerifyError {
  const pointer = reading.kind === "misfit" && reading.pointer !== "" ? `#${reading.pointer}` : "";
  const expected = reading.kind === "misfit" ? reading.expected : "the observation document";
  return new VerifyError("observation_unreadable", {
    place: `${showUrl(url)}${pointer}`,
    expected,
    found: reading.found,
    fix: fixOf(reading),
  });
}

function fixOf(reading: Exclude<Reading, { kind: "entries" }>): string {
  const isRefused = reading.kind === "unread" && [401, 403].includes(reading.status ?? 200);
  const gateway = "If a gateway in front of it requires a header, pass it with --header-env.";
  const fix = "Answer GET there with a document that matches observation.schema.json.";
  return isRefused ? `${fix} ${gateway}` : fix;
}

/** Finds out from the entries of a document if a delivery was handled, and as what. */
export function toObservation(delivery: Handled, handled: readonly Handled[]): Observation {
  const same = handled.filter(({ orderId }) => orderId === delivery.orderId);
  const { event, purpose } = delivery;
  const other = same.find((entry) => entry.event !== event || entry.purpose !== purpose);
  if (other !== undefined) return { kind: "handled_otherwise", as: other };
  return same.length === 0 ? { kind: "not_handled" } : { kind: "handled", times: same.length };
}
