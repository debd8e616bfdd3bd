import { pleaseReport, VerifyError } from "../errors.ts";
import type { VerifiedInteraction } from "../pact-verifier/verified-interaction.ts";

/**
 * Returns Pact's verdicts by the keys of the interactions. Pact passes interactions that it does
 * not verify. Throws unless every interaction was sent and has a verdict.
 */
export function requireVerdicts(
  interactions: readonly VerifiedInteraction[],
  wanted: readonly string[],
  wasSent: (key: string) => boolean,
): ReadonlyMap<string, VerifiedInteraction> {
  const byKey = new Map(interactions.map((one) => [one.key ?? "", one]));
  const verified = wanted.filter((key) => byKey.has(key) && wasSent(key));
  if (verified.length === wanted.length) return byKey;
  throw new VerifyError("verifier_failed", {
    place: "Pact's verifier",
    expected: `verdicts on ${wanted.length} interactions`,
    found: String(verified.length),
    fix: pleaseReport,
  });
}
