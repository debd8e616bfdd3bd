import type { JsonObject } from "../json/json.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Side that has to change, with the change. */
export interface Advice {
  readonly side: "pact" | "schemas";
  readonly text: string;
}

/** Kind of value at a place where a payload does not satisfy a pact. */
export type Situation = "absent" | "null" | "empty" | "value";

/**
 * Maximum length of Pact's text in a finding. It quotes the compared values, which may be a whole
 * message.
 */
export const mostOfWords = 600;

/** Clips a step of a pointer in a finding, because a pact may have very long keys. */
export function clipStep(step: string | number): string | number {
  return String(step).length > mostOfQuote ? toOneLine(String(step), mostOfQuote) : step;
}

/** Way in which payloads that the schemas allow do not satisfy a pact. */
export interface PayloadFinding {
  /** JSON pointer into the payload. */
  readonly pointer: string;
  readonly situation: Situation;
  /** Pact's text about the smallest payload. */
  readonly text: string;
  /** Number of payloads that failed in this way. */
  readonly failed: number;
  /** Number of the first of these payloads. With the seed, it generates the payload again. */
  readonly nth: number;
  /** Smallest payload that was found to fail in this way. Null if the payload is not the cause. */
  readonly payload: JsonObject | null;
  readonly advice: Advice;
}

/** Examples that fail in the same way. */
export interface ExampleFinding {
  readonly pointer: string;
  readonly text: string;
  readonly examples: readonly string[];
  readonly advice: Advice;
}

/** Findings about one variant of one interaction. */
export interface VariantResult {
  readonly row: MatrixRow;
  readonly payloads: number;
  readonly fromExamples: readonly ExampleFinding[];
  readonly fromPayloads: readonly PayloadFinding[];
}
