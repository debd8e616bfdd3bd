import {
  isJsonArray,
  isJsonObject,
  type Json,
  objectOr,
  type Steps,
  valueAtSteps,
} from "../json/json.ts";
import type { Mismatch } from "../pact-verifier/verified-interaction.ts";
import { quoteJson } from "./place.ts";

/** One difference and where it is. */
export interface PlacedMismatch {
  /** From the message's root. None if the difference is not in the body, or is the whole of it. */
  readonly steps: Steps;
  /** Pact's words. */
  readonly text: string;
  /** True if a rule for each key or each value of an object fails there, by a key that the pact does not expect. */
  readonly isOfEach?: boolean;
}

/**
 * Places a mismatch in a message. One that names several missing keys becomes one for each.
 */
export function placesOf({ path = "", text }: Mismatch, expected: Json): readonly PlacedMismatch[] {
  const steps = toSteps(path);
  const missing = missingKeys.exec(text)?.[1];
  if (missing === undefined) return [placeOfRule(steps, text, expected)];
  const keys = Object.keys(objectOr(expectedAt(expected, steps)));
  const withComma = keys.filter((key) => key.includes(", "));
  return splitKeys(missing.split(", "), withComma).map((key) => ({
    steps: [...steps, key],
    text: `The key ${quoteJson(key)} is missing`,
  }));
}

/** Places a difference at the object whose rule found it, where it is in a key that the pact does not expect. */
function placeOfRule(steps: Steps, text: string, expected: Json): PlacedMismatch {
  const nth = steps.findIndex(
    (_, at) => expectedAt(expected, steps.slice(0, at + 1)) === undefined,
  );
  const isOfEach = nth >= 0 && isJsonObject(expectedAt(expected, steps.slice(0, nth)));
  return isOfEach ? { steps: steps.slice(0, nth), text, isOfEach } : { steps, text };
}

/** Finds what is expected there. The first item of a list may stand for all. */
function expectedAt(expected: Json, steps: Steps): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    const own = valueAtSteps(at, [step]);
    return own === undefined && isJsonArray(at) ? at[0] : own;
  }, expected);
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
