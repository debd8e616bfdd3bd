import type { MatrixRow } from "../schemas/variants.ts";
import type { MessagePact } from "./parse-pact.ts";

/**
 * Counts the messages that a pact is matched against: the examples, and the payloads for each
 * interaction.
 */
export function countMessages({ interactions }: MessagePact, payloads: number): number {
  const counts = interactions.map(({ variants }) => {
    const examples = variants.reduce((sum, { examples: own }) => sum + own.length, 0);
    return examples + variants.length * payloadsOf(variants, payloads);
  });
  return counts.reduce((sum, one) => sum + one, 0);
}

/**
 * Returns the number of payloads for each variant, so that the interaction gets at least
 * `payloads`.
 */
export function payloadsOf(variants: readonly MatrixRow[], payloads: number): number {
  return Math.ceil(payloads / variants.length);
}
