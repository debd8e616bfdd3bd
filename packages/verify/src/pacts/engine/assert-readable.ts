import { isJsonArray, type Json, objectOr, type Steps } from "../../json/json.ts";
import { invalid, type PactPlace, quoteJson } from "../place.ts";

// Pact reads 128 levels, of which a list of messages needs some. A webhook has less than ten.
const mostLevels = 100;
// Enough of a place to find it: the whole of it would be no sentence.
const shownSteps = 6;

/**
 * Throws at a value that Pact's program cannot read: with too many levels, or with half a character in a text.
 * Goes level by level, because it may be deeper than calls can be.
 */
export function assertReadable(root: Json, { file, steps }: PactPlace): void {
  let level: readonly (readonly [Json, Steps])[] = [[root, steps]];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [[, deepest] = [root, steps]] = level;
    if (depth > mostLevels) {
      const at = { file, steps: deepest.slice(0, shownSteps) };
      const expected = `at most ${mostLevels} levels of nesting`;
      throw invalid(at, { expected, found: "more", fix: "A webhook has less than ten." });
    }
    for (const [value, own] of level) assertWhole(value, { file, steps: own });
    level = level.flatMap(([value, own]) => childrenOf(value, own));
  }
}

// With "u" this finds half of a pair only where the other half is not next to it.
const halfCharacter = /\p{Surrogate}/u;

function assertWhole(value: Json, at: PactPlace): void {
  const key = Object.keys(objectOr(value)).find((one) => halfCharacter.test(one));
  const isText = typeof value === "string" && halfCharacter.test(value);
  if (key === undefined && !isText) return;
  throw invalid(at, {
    expected: "text of whole characters",
    found: `half of one (a lone surrogate) in ${isText ? "a text" : `the key ${quoteJson(key)}`}`,
    fix: "Correct the text in the consumer's test: Pact reads no pact that has one.",
  });
}

function childrenOf(value: Json, at: Steps): readonly (readonly [Json, Steps])[] {
  if (isJsonArray(value)) return value.map((item, nth) => [item, [...at, nth]]);
  return Object.entries(objectOr(value)).map(([key, item]) => [item, [...at, key]]);
}
