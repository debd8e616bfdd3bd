import { setTimeout as sleep } from "node:timers/promises";
import type { Handled } from "../observation/handled.ts";
import {
  describeTrouble,
  type ObservationSource,
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
export interface Watch {
  /**
   * Looks until the delivery is there, for `withinMs` at most. With `toTheEnd` it looks for the whole time, to see
   * what is handled again.
   */
  readonly look: (withinMs: number, toTheEnd: boolean) => Promise<SentObservation>;
}

/** Starts to watch, before the delivery is sent. Throws if the document cannot be read. */
export async function startWatch(source: ObservationSource, wanted: Handled): Promise<Watch> {
  const first = await readObservation(source);
  if (first.kind !== "entries") throw toObservationError(source.url, first);
  const before = entriesOf(first.handled, wanted);
  return {
    look: async (withinMs, toTheEnd) => {
      const started = performance.now();
      const now = (): number => Math.round(performance.now() - started);
      let seen: SentObservation | undefined;
      for (;;) {
        const reading = await readObservation(source);
        if (reading.kind !== "entries") return unreadable(describeTrouble(reading));
        const found = compare(entriesOf(reading.handled, wanted), { before, wanted, ms: now() });
        seen = found === undefined ? seen : keepFirstTime(found, seen);
        if ((seen !== undefined && !toTheEnd) || now() >= withinMs) break;
        await sleep(pauseMs);
      }
      return seen ?? { kind: "not_handled", withinMs };
    },
  };
}

const pauseMs = 20;

function keepFirstTime(found: SentObservation, seen: SentObservation | undefined): SentObservation {
  const isAgain = found.kind === "handled" && seen?.kind === "handled";
  return isAgain ? { ...found, ms: seen.ms } : found;
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
