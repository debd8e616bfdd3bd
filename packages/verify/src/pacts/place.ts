import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { quotePath } from "../files/paths.ts";
import { describeJson, type Json, type Steps, toPointer } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** A place in a pact file. */
export interface PactPlace {
  readonly file: string;
  readonly steps: Steps;
}

/** Goes further into a file. */
export function below({ file, steps }: PactPlace, ...more: Steps): PactPlace {
  return { file, steps: [...steps, ...more] };
}

/** Names a place by its file and JSON pointer. */
function describePlace({ file, steps }: PactPlace): string {
  const shown = quotePath(file);
  return steps.length === 0 ? shown : `${shown}#${toQuotedPointer(steps)}`;
}

/** A JSON pointer for people: a key in it, for example the path of a rule, is no longer than a quote. */
export function toQuotedPointer(steps: Steps): string {
  return toPointer(steps.map((step) => toOneLine(String(step), mostOfQuote)));
}

/** Makes the error of a pact file that was read, but cannot be verified. */
export function invalid(place: PactPlace, details: Omit<VerifyErrorDetails, "place">): VerifyError {
  return new VerifyError("pact_invalid", { place: describePlace(place), ...details });
}

/** Makes the error of a value that Pact's specification does not allow at its place. */
export function notExpected(
  expected: string,
  found: Json | undefined,
  place: PactPlace,
): VerifyError {
  const fix = "Correct the consumer's test, and run it again.";
  return invalid(place, { expected, found: describeJson(found), fix });
}
