import type { VerifiedInteraction } from "../pact-verifier.ts";

/** Pact's verdicts by the keys of the interactions, or one sentence that says why they are no verdict on the whole. */
export type Verdicts =
  | { readonly byKey: ReadonlyMap<string, VerifiedInteraction> }
  | { readonly message: string };

/** Pact passes what it does not verify: every interaction must have a verdict, and have been sent. */
export function completeVerdicts(
  interactions: readonly VerifiedInteraction[],
  wanted: readonly string[],
  wasSent: (key: string) => boolean,
): Verdicts {
  const byKey = new Map(interactions.map((one) => [one.key ?? "", one]));
  const verified = wanted.filter((key) => byKey.has(key) && wasSent(key));
  if (verified.length === wanted.length) return { byKey };
  const counted = `${verified.length} of ${wanted.length}`;
  return { message: `Pact's verifier verified ${counted} interactions only.` };
}
