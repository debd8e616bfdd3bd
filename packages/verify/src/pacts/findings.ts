import type { JsonObject } from "../json/json.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Side that has to change, and the change. */
export interface Advice {
  readonly side: "pact" | "schemas";
  readonly text: string;
}

/** Kind of value at the place where a payload and a pact disagree. */
export type Situation = "absent" | "null" | "empty" | "value";

/** Length of Pact's words in a finding: they quote what they compared, which may be a whole message. */
export const mostOfWords = 600;

/** A step of a pointer in a finding, clipped where a pact has a key that is too long to read. */
export function clipStep(step: string | number): string | number {
  return String(step).length > mostOfQuote ? toOneLine(String(step), mostOfQuote) : step;
}

/** One way in which payloads that the schemas allow do not satisfy a pact. */
export interface PayloadFinding {
  /** JSON pointer into the payload. */
  readonly pointer: string;
  readonly situation: Situation;
  /** Pact's words about the smallest payload. */
  readonly text: string;
  /** Number of payloads that failed so. */
  readonly failed: number;
  /** The number of the first of them, which with the seed makes it again. */
  readonly nth: number;
  /** The smallest payload found that fails so. Null if it is not the payload that fails. */
  readonly payload: JsonObject | null;
  readonly advice: Advice;
}

/** Examples that fail in one way. */
export interface ExampleFinding {
  readonly pointer: string;
  readonly text: string;
  readonly examples: readonly string[];
  readonly advice: Advice;
}

/** Everything that was found about one variant of one interaction. */
export interface VariantResult {
  readonly row: MatrixRow;
  readonly payloads: number;
  readonly fromExamples: readonly ExampleFinding[];
  readonly fromPayloads: readonly PayloadFinding[];
}
