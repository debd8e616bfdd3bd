import { VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import { type Json, type Steps, toPointer } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

/** Place in a pact file. */
export interface PactPlace {
  readonly file: string;
  readonly steps: Steps;
}

/** Returns a place further inside a file. */
export function below({ file, steps }: PactPlace, ...more: Steps): PactPlace {
  return { file, steps: [...steps, ...more] };
}

/** Describes a value of a pact for a message, with long texts clipped. */
export function quoteJson(value: Json | undefined): string {
  return toOneLine(describeJson(value), mostOfQuote);
}

/** Names a place by its file and JSON pointer. */
function describePlace({ file, steps }: PactPlace): string {
  const named = toOneLine(file, mostOfFile);
  return steps.length === 0 ? named : `${named}#${toShortPointer(steps)}`;
}

/** Names an interaction by its file and JSON pointer. */
export function placeOfInteraction(
  { file }: { readonly file: string },
  { pointer }: { readonly pointer: string },
): string {
  return `${toOneLine(file, mostOfFile)}#${pointer}`;
}

/** Returns a JSON pointer for a message, with long steps clipped. */
export function toShortPointer(steps: Steps): string {
  const short = steps.map((step) =>
    typeof step === "number" ? step : toOneLine(step, mostOfQuote),
  );
  return toOneLine(toPointer(short), mostOfPointer);
}

/** Maximum length of a path or URL: longer than usual ones, and short enough for a message. */
export const mostOfFile = 400;

const mostOfPointer = 600;

/** Makes the error of a pact file that was read but cannot be verified. */
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
  return invalid(place, { expected, found: quoteJson(found), fix });
}
