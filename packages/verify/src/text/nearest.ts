import { findNearest } from "@order-webhooks/validator/nearest";

/**
 * Returns the fix for an unknown name: the probably intended name, and the list of names. Names in
 * `elsewhere` may be suggested, but are not listed.
 */
export function listKnown(
  given: string,
  names: readonly string[],
  elsewhere: readonly string[] = [],
): string {
  const shown = names.slice(0, mostShown).join(", ");
  const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : "";
  return `${didYouMean(given, names, elsewhere)}Known: ${shown || "none"}${more}.`;
}

/** Returns a question for the probably intended name, with a space after it. Empty if there is none. */
export function didYouMean(
  given: string,
  names: readonly string[],
  elsewhere: readonly string[] = [],
): string {
  const nearest = findNearest(given, names) ?? findNearest(given, elsewhere);
  return nearest === undefined ? "" : `Did you mean ${nearest}? `;
}

const mostShown = 16;
