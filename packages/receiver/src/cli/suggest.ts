import { findNearest } from "@order-webhooks/validator/nearest";

/** Returns the fix for an unknown name: the name that was probably meant, after its `prefix`, and the help. */
export function suggest(given: string, names: readonly string[], prefix = ""): string {
  const nearest = findNearest(given, names);
  return nearest === undefined ? "See --help." : `Did you mean ${prefix}${nearest}? See --help.`;
}
