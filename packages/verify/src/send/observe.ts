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
 * Observation of a delivery that was sent, once or several times. `handled`: its handler ran so many `times`, seen `ms`
 * after the last answer. `handled_otherwise`: a handler of another event or purpose ran with its order, be it alone or
 * as well. Texts of the document are one line each.
 */
export type SentObservation =
  | { readonly kind: "handled"; readonly times: number; readonly ms: number }
  | { readonly kind: "handled_otherwise"; readonly event: string; readonly purpose: string }
  | { readonly kind: "not_handled"; readonly withinMs: number }
  | { readonly kind: "unreadable"; readonly message: string };

/** Looks for one delivery in the observation document. */
export interface ObservationLookup {
  /**
   * Looks until the delivery is there, for `withinMs` at most. With `toTheEnd` it looks for the whole time, to see
   * what is handled again. A document that cannot be read for a moment is read again in this time.
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

/** Adds a reading to what was seen. The time of the first sight stays. */
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

/** Without a last reading, nothing is known of what it would have shown. */
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

/** Compares what is there now with what was there before: an order of one's own may have been handled earlier. */
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
