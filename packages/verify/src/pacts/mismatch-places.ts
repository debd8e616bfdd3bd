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

/** Difference with its place. */
export interface PlacedMismatch {
  /**
   * Steps from the message's root. Empty if the difference is not in the body, or is the whole
   * body.
   */
  readonly steps: Steps;
  /** Pact's text. */
  readonly text: string;
  /**
   * True if a rule for each key or value of an object fails there, at a key that the pact does not
   * expect.
   */
  readonly isOfEach?: boolean;
}

/**
 * Returns the places of a mismatch in a message. A mismatch that names several missing keys becomes
 * one for each.
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

/**
 * Places a difference at the object whose rule found it, if it is in a key that the pact does not
 * expect.
 */
function placeOfRule(steps: Steps, text: string, expected: Json): PlacedMismatch {
  const nth = steps.findIndex(
    (_, at) => expectedAt(expected, steps.slice(0, at + 1)) === undefined,
  );
  const isOfEach = nth >= 0 && isJsonObject(expectedAt(expected, steps.slice(0, nth)));
  return isOfEach ? { steps: steps.slice(0, nth), text, isOfEach } : { steps, text };
}

/** Finds the expected value at a place. The first item of a list may represent all items. */
function expectedAt(expected: Json, steps: Steps): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    const own = valueAtSteps(at, [step]);
    return own === undefined && isJsonArray(at) ? at[0] : own;
  }, expected);
}

/**
 * Splits a list of keys. Pact joins keys by a comma, and a key may contain a comma. So the longest
 * run of parts that forms a known key becomes one key.
 */
function splitKeys(parts: readonly string[], withComma: readonly string[]): readonly string[] {
  if (withComma.length === 0 || parts.length === 0) return parts;
  const ends = parts.map((_, at) => parts.length - at);
  const end = ends.find((one) => withComma.includes(parts.slice(0, one).join(", "))) ?? 1;
  return [parts.slice(0, end).join(", "), ...splitKeys(parts.slice(end), withComma)];
}

/** Returns the steps of a path of Pact: `$.order.items[0]['a b']`. */
function toSteps(path: string): Steps {
  return [...path.matchAll(step)].map(([, name, index, quoted = ""]) => {
    if (index !== undefined) return Number(index);
    return name ?? quoted.replace(/\\(.)/g, "$1");
  });
}

const step = /\.([^.[\]]+)|\[(\d+)\]|\['((?:\\.|[^'\\])*)'\]/g;

const missingKeys = /^Actual map is missing the following keys: (.*)$/s;
