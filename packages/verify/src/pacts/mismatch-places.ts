import { isJsonArray, isJsonObject, type Json, type Steps, valueAtSteps } from "../json/json.ts";
import type { Mismatch } from "../run-pact-verifier.ts";

/** One difference and where it is. */
export interface PlacedMismatch {
  /** From the message's root. None if the difference is not in the body, or is the whole of it. */
  readonly steps: Steps;
  /** Pact's words. */
  readonly text: string;
}

/**
 * Places a mismatch in a message. One that names several missing keys becomes one for each.
 */
export function placesOf({ path = "", text }: Mismatch, expected: Json): readonly PlacedMismatch[] {
  const steps = toSteps(path);
  const missing = missingKeys.exec(text)?.[1];
  if (missing === undefined) return [{ steps, text }];
  const withComma = Object.keys(expectedAt(expected, steps)).filter((key) => key.includes(", "));
  return splitKeys(missing.split(", "), withComma).map((key) => ({
    steps: [...steps, key],
    text: `The key "${key}" is missing`,
  }));
}

/** Finds the object expected there. The first item of a list may stand for all. */
function expectedAt(expected: Json, steps: Steps): object {
  const found = steps.reduce<Json | undefined>((at, step) => {
    const own = valueAtSteps(at, [step]);
    return own === undefined && isJsonArray(at) ? at[0] : own;
  }, expected);
  return isJsonObject(found) ? found : {};
}

/** Pact joins keys by a comma, which a key may have too: as many parts together as make one of those. */
function splitKeys(parts: readonly string[], withComma: readonly string[]): readonly string[] {
  if (withComma.length === 0 || parts.length === 0) return parts;
  const ends = parts.map((_, at) => parts.length - at);
  const end = ends.find((one) => withComma.includes(parts.slice(0, one).join(", "))) ?? 1;
  return [parts.slice(0, end).join(", "), ...splitKeys(parts.slice(end), withComma)];
}

/** The steps of one of Pact's paths: `$.order.items[0]['a b']`. */
function toSteps(path: string): Steps {
  return [...path.matchAll(step)].map(([, name, index, quoted = ""]) => {
    if (index !== undefined) return Number(index);
    return name ?? quoted.replace(/\\(.)/g, "$1");
  });
}

const step = /\.([^.[\]]+)|\[(\d+)\]|\['((?:\\.|[^'\\])*)'\]/g;

const missingKeys = /^Actual map is missing the following keys: (.*)$/s;
