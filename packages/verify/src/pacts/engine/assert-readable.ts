import { isJsonArray, type Json, objectOr, type Steps } from "../../json/json.ts";
import { invalid, type PactPlace, quoteJson } from "../place.ts";

// Pact reads 128 levels, and a list of messages needs some of them. A webhook has fewer than ten.
const mostLevels = 100;
// Enough steps to find the place. All steps would be too long for a message.
const shownSteps = 6;

/**
 * Throws at a value that Pact's program cannot read: one with too many levels, or a string with a
 * lone surrogate. Iterates level by level, because recursion could exceed the call stack.
 */
export function assertReadable(root: Json, { file, steps }: PactPlace): void {
  let level: readonly (readonly [Json, Steps])[] = [[root, steps]];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [[, deepest] = [root, steps]] = level;
    if (depth > mostLevels) {
      const at = { file, steps: deepest.slice(0, shownSteps) };
      const expected = `at most ${mostLevels} levels of nesting`;
      throw invalid(at, {
        expected,
        found: "more",
        fix: "Remove levels. A webhook has fewer than ten.",
      });
    }
    for (const [value, own] of level) assertWhole(value, { file, steps: own });
    level = level.flatMap(([value, own]) => childrenOf(value, own));
  }
}

// With "u" this matches only surrogates without their other half.
const halfCharacter = /\p{Surrogate}/u;

function assertWhole(value: Json, at: PactPlace): void {
  const key = Object.keys(objectOr(value)).find((one) => halfCharacter.test(one));
  const isText = typeof value === "string" && halfCharacter.test(value);
  if (key === undefined && !isText) return;
  throw invalid(at, {
    expected: "strings of whole characters",
    found: `a lone surrogate in ${isText ? "a string" : `the key ${quoteJson(key)}`}`,
    fix: "Correct the string in the consumer's test. Pact cannot read a pact with a lone surrogate.",
  });
}

function childrenOf(value: Json, at: Steps): readonly (readonly [Json, Steps])[] {
  if (isJsonArray(value)) return value.map((item, nth) => [item, [...at, nth]]);
  return Object.entries(objectOr(value)).map(([key, item]) => [item, [...at, key]]);
}
