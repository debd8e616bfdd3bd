import { VerifyError } from "../errors.ts";
import { isJsonArray, isJsonObject, type Json, type Steps, toPointer } from "../json/json.ts";

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
  return steps.length === 0 ? file : `${file}#${toPointer(steps)}`;
}

/** An error about a pact file that was read, but cannot be verified. */
export function invalid(place: PactPlace, sentence: string): VerifyError {
  return new VerifyError("pact_invalid", describePlace(place), sentence);
}

/** Names a value in an error: a scalar as it is, anything larger by its kind. */
export function describeJson(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (isJsonArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return isJsonObject(value) ? "an object" : JSON.stringify(value);
}
