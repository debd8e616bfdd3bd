import type { Check } from "../../receiver/checks.ts";
import { type End, mostEnds } from "../../receiver/process-watch.ts";
import { countOf, listOf } from "../../text/count.ts";
import { mostOfQuote, toOneLine } from "../../text/one-line.ts";
import type { Words } from "./words.ts";

// More names add nothing new.
const mostNamed = 3;

/** Returns the text for a receiver whose process ended. */
export function wordsOfEnds(ends: readonly End[]): Words {
  const isCertain = ({ suspects, isSeenLater }: End): boolean =>
    suspects.length === 1 && !isSeenLater;
  const certain = namesOf(ends.filter(isCertain));
  const doubtful = ends.filter((one) => !isCertain(one));
  const others = [...new Map(doubtful.map((end) => [end.suspects[0], wordsOfEnd(end)])).values()];
  const named = [...(certain.length === 0 ? [] : [wordsOfList(certain)]), ...others];
  const more = named.length - mostNamed;
  const left = more > 0 ? [`The same happened with ${countOf(more, "other delivery")}.`] : [];
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
  return `The receiver's process exited while it handled ${list}.`;
}

const log = "See the receiver's log for the cause.";

/**
 * Chooses the remedy. A forgery must be refused and not stored, so its remedy is to avoid the
 * exception.
 */
function remedyOf(ends: readonly End[]): string {
  const culprits = ends.flatMap(({ suspects }) => suspects.slice(0, 1));
  const forged = culprits.filter(({ group }) => group === "refusal" || group === "either");
  const ofForged =
    "Answer 401 if the signature is wrong. Compare the lengths first, because comparing buffers of " +
    "different lengths throws in some libraries.";
  const ofOthers =
    "An uncaught error or rejection ends the process. Catch it, store the delivery, and answer 2xx.";
  return [
    log,
    ...(forged.length > 0 ? [ofForged] : []),
    ...(forged.length === culprits.length && forged.length > 0 ? [] : [ofOthers]),
  ].join(" ");
}

function wordsOfEnd({ suspects, isSeenLater }: End): string {
  const [first, second] = suspects.map(nameOf);
  if (first === undefined) return "The receiver's process exited, or it stopped listening.";
  const ended = `The receiver's process exited while it handled ${first}`;
  if (isSeenLater)
    return `${ended}, or it stopped listening. Afterwards it accepted no connection.`;
  const before = `It may still have been working on ${second}, which it had just answered.`;
  return second === undefined ? `${ended}.` : `${ended}. ${before}`;
}

function wordsOfReturn(ends: readonly End[]): string {
  if (ends.at(-1)?.cameBack === false)
    return "It did not restart, so the remaining deliveries were not sent.";
  return ends.length > mostEnds
    ? `It exited ${ends.length} times, so the run stopped and the remaining deliveries were not sent.`
    : "It restarted, and the run continued.";
}

/** Returns the name of a delivery, in quotation marks. */
export function nameOf({ delivery }: Check): string {
  return `"${toOneLine(delivery.description, mostOfQuote)}"`;
}
