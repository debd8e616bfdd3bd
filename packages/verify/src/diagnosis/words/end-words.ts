import type { Check } from "../../receiver/checks.ts";
import { type End, mostEnds } from "../../receiver/process-watch.ts";
import { countOf, listOf } from "../../text/count.ts";
import { mostOfQuote, toOneLine } from "../../text/one-line.ts";
import type { Words } from "./words.ts";

// More of them say nothing new.
const mostNamed = 3;

/** Words for a receiver whose process ended. */
export function wordsOfEnds(ends: readonly End[]): Words {
  const isCertain = ({ suspects, isSeenLater }: End): boolean =>
    suspects.length === 1 && !isSeenLater;
  const certain = namesOf(ends.filter(isCertain));
  const doubtful = ends.filter((one) => !isCertain(one));
  const others = [...new Map(doubtful.map((end) => [end.suspects[0], wordsOfEnd(end)])).values()];
  const named = [...(certain.length === 0 ? [] : [wordsOfList(certain)]), ...others];
  const more = named.length - mostNamed;
  const left = more > 0 ? [`So it did with ${countOf(more, "other delivery")}.`] : [];
  return {
    what: [...named.slice(0, mostNamed), ...left, wordsOfReturn(ends)].join(" "),
    remedy: remedyOf(ends),
  };
}

function namesOf(ends: readonly End[]): readonly string[] {
  const suspects = new Set(ends.flatMap((end) => end.suspects.slice(0, 1)));
  return [...suspects].map(nameOf);
}

function wordsOfList(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const others = more > 0 ? [countOf(more, "other delivery")] : [];
  const list = listOf([...names.slice(0, mostNamed), ...others]);
  return `The receiver's process ended while it handled ${list}.`;
}

const log = "See the receiver's log for what ended it.";

/** A forgery is not to be stored: it is refused, and what its signature makes throw is avoided. */
function remedyOf(ends: readonly End[]): string {
  const culprits = ends.flatMap(({ suspects }) => suspects.slice(0, 1));
  const forged = culprits.filter(({ group }) => group === "refusal" || group === "either");
  const ofForged =
    "Answer 401 to what is not signed as it must be. Comparing buffers of different length throws in some " +
    "libraries: compare the lengths first.";
  const ofOthers =
    "An error or a rejection that nothing catches ends a process. Catch it, store the delivery, and answer 2xx.";
  return [
    log,
    ...(forged.length > 0 ? [ofForged] : []),
    ...(forged.length === culprits.length && forged.length > 0 ? [] : [ofOthers]),
  ].join(" ");
}

function wordsOfEnd({ suspects, isSeenLater }: End): string {
  const [first, second] = suspects.map(nameOf);
  if (first === undefined) return "The receiver's process ended, or it stopped listening.";
  const ended = `The receiver's process ended while it handled ${first}`;
  if (isSeenLater) return `${ended}, or it stopped listening: after that, it took no connection.`;
  const before = `It may be that it still worked on ${second}, which it had answered just before.`;
  return second === undefined ? `${ended}.` : `${ended}. ${before}`;
}

function wordsOfReturn(ends: readonly End[]): string {
  if (ends.at(-1)?.cameBack === false) return "It did not come back: what was left was not sent.";
  return ends.length > mostEnds
    ? `It ended ${ends.length} times and was given up: what was left was not sent.`
    : "It came back, and the run went on.";
}

/** Name of a delivery, in quotation marks. */
export function nameOf({ delivery }: Check): string {
  return `"${toOneLine(delivery.description, mostOfQuote)}"`;
}
