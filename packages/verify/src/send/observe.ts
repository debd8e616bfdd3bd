import { setTimeout as sleep } from "node:timers/promises";
import type { Handled } from "../observation/handled.ts";
import {
  describeTrouble,
  type ObservationSource,
  type Reading,
  readObservation,
  toObservationError,
} from "../observation/observation.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/**
 * Observation of a delivery that was sent once or several times. Texts from the document are one
 * line each.
 * - `handled`: its handler ran `times` times, first seen `ms` after the last answer
 * - `handled_otherwise`: a handler of another event or purpose ran for its order, alone or in
 *   addition
 * - `not_handled`: no handler was seen within `withinMs`
 * - `unreadable`: the document could not be read
 */
export type SentObservation =
  | { readonly kind: "handled"; readonly times: number; readonly ms: number }
  | { readonly kind: "handled_otherwise"; readonly event: string; readonly purpose: string }
  | { readonly kind: "not_handled"; readonly withinMs: number }
  | { readonly kind: "unreadable"; readonly message: string };

/** Lookup of one delivery in the observation document. */
export interface ObservationLookup {
  /**
   * Reads until the delivery is listed, for `withinMs` at most. With `toTheEnd` it reads for the
   * whole time, to detect repeated handling. A failed read is repeated in this time.
   */
  readonly look: (withinMs: number, toTheEnd: boolean) => Promise<SentObservation>;
}

/** Reads the document before the delivery is sent. Throws if it cannot be read. */
export async function startLookup(
  source: ObservationSource,
  wanted: Handled,
): Promise<ObservationLookup> {
  const first = await readObservation(source);
  if (first.kind !== "entries") throw toObservationError(source.url, first);
  const before = entriesOf(first.handled, wanted);
  return {
    look: async (withinMs, toTheEnd) => {
      const started = performance.now();
      const now = (): number => Math.round(performance.now() - started);
      const isOver = (): boolean => now() >= withinMs || source.signal?.aborted === true;
      let seen: SentObservation | undefined;
      for (;;) {
        const reading = await readObservation(source);
        seen = update(seen, reading, { before, wanted, ms: now() });
        const isEnough = seen !== undefined && !toTheEnd;
        if (isEnough || isOver()) return conclude(seen, reading, withinMs);
        await sleep(pauseMs);
      }
    },
  };
}

const pauseMs = 20;

/** Adds a reading to the former observation. The time of the first sighting stays. */
function update(
  seen: SentObservation | undefined,
  reading: Reading,
  compared: Compared,
): SentObservation | undefined {
  if (reading.kind !== "entries") return seen;
  const found = compare(entriesOf(reading.handled, compared.wanted), compared) ?? seen;
  const isAgain = found?.kind === "handled" && seen?.kind === "handled";
  return isAgain ? { ...found, ms: seen.ms } : found;
}

/** Returns the final observation. If the last read failed, its content is unknown. */
function conclude(
  seen: SentObservation | undefined,
  last: Reading,
  withinMs: number,
): SentObservation {
  if (last.kind !== "entries") return unreadable(describeTrouble(last));
  return seen ?? { kind: "not_handled", withinMs };
}

function unreadable(trouble: string): SentObservation {
  const message = toOneLine(`The observation cannot be read: ${trouble}.`);
  return { kind: "unreadable", message };
}

function entriesOf(handled: readonly Handled[], { orderId }: Handled): readonly Handled[] {
  return handled.filter((entry) => entry.orderId === orderId);
}

interface Compared {
  readonly before: readonly Handled[];
  readonly wanted: Handled;
  readonly ms: number;
}

/**
 * Compares the entries with those before the delivery, because a given order may have been handled
 * earlier.
 */
function compare(
  entries: readonly Handled[],
  { before, wanted, ms }: Compared,
): SentObservation | undefined {
  const isNew = (entry: Handled): boolean => countLike(entries, entry) > countLike(before, entry);
  const other = entries.find((entry) => !isLike(entry, wanted) && isNew(entry));
  if (other !== undefined) {
    const [event = "", purpose = ""] = [other.event, other.purpose].map((text) =>
      toOneLine(text, mostOfQuote),
    );
    return { kind: "handled_otherwise", event, purpose };
  }
  const times = countLike(entries, wanted) - countLike(before, wanted);
  return times > 0 ? { kind: "handled", times, ms } : undefined;
}

function countLike(entries: readonly Handled[], wanted: Handled): number {
  return entries.filter((entry) => isLike(entry, wanted)).length;
}

function isLike(one: Handled, other: Handled): boolean {
  return one.event === other.event && one.purpose === other.purpose;
}
