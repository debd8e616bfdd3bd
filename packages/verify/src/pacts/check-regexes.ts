import { VerifyError } from "../errors.ts";
import { describeJson, isJsonArray, isJsonObject, type Json, type Steps } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { type Expectation, type RunOptions, verifyMessages } from "./match-messages.ts";
import { placesOf } from "./mismatch-places.ts";
import type { MessagePact } from "./parse-pact.ts";
import { toQuotedPointer } from "./place.ts";

/**
 * Throws at the first regular expression of these pacts that Pact's engine cannot read: it would take that
 * for an expression that nothing matches, and next to another matcher for one that is not there.
 */
export async function assertExpressions(
  pacts: readonly MessagePact[],
  options: RunOptions,
): Promise<void> {
  const expressions = pacts.flatMap(listExpressions);
  if (expressions.length === 0) return;
  const mismatches = await verifyMessages(
    [{ id: probe, expectation: toExpectation(expressions), params: {} }],
    { prepare: () => {}, produce: () => JSON.stringify(expressions.map(() => anyText)) },
    options,
  );
  const texts = new Map(
    (mismatches.get(probe) ?? [])
      .flatMap((mismatch) => placesOf(mismatch, []))
      .map(({ steps: [nth], text }) => [nth, text] as const),
  );
  for (const [nth, { place, regex }] of expressions.entries()) {
    const [isRefused, reason] = splitRefusal(texts.get(nth) ?? "", regex);
    if (isRefused) throw unreadable(place, regex, reason);
  }
}

function unreadable(place: string, regex: string, reason: string): VerifyError {
  return new VerifyError("pact_invalid", {
    place,
    expected: "a regular expression that Pact can read",
    found: `${describeJson(regex)} (${toOneLine(reason, mostOfQuote)})`,
    fix: "Correct it in the consumer's test. Pact reads the syntax of Oniguruma.",
  });
}

/** Pact's words about an expression that it cannot read, and its reason. */
function splitRefusal(text: string, regex: string): readonly [isRefused: boolean, reason: string] {
  const refusal = `'${regex}' is not a valid regular expression - `;
  return [text.startsWith(refusal), text.slice(refusal.length)];
}

const probe = "regular expressions";

const anyText = "x";

/** A regular expression of a pact, and where it stands. */
interface Expression {
  /** File and JSON pointer. */
  readonly place: string;
  readonly regex: string;
}

function listExpressions({ file, interactions }: MessagePact): readonly Expression[] {
  return interactions.flatMap(({ pointer, rules, metadataRules }) =>
    [...findIn(rules, ["body"]), ...findIn(metadataRules, ["metadata"])].map(([steps, regex]) => ({
      place: `${file}#${pointer}${toQuotedPointer(["matchingRules", ...steps])}`,
      regex,
    })),
  );
}

/** Rules hold matchers, and some matchers hold rules again. */
function findIn(value: Json, at: Steps): readonly (readonly [Steps, string])[] {
  if (isJsonArray(value)) return value.flatMap((item, nth) => findIn(item, [...at, nth]));
  if (!isJsonObject(value)) return [];
  const { match, regex } = value;
  if (match === "regex" && typeof regex === "string") return [[[...at, "regex"], regex]];
  return Object.entries(value).flatMap(([key, item]) => findIn(item, [...at, key]));
}

/** A list of texts, of which each must match one of the expressions. */
function toExpectation(expressions: readonly Expression[]): Expectation {
  const contentType = "application/json";
  const rules = expressions.map(({ regex }, nth) => {
    return [`$[${nth}]`, { combine: "AND", matchers: [{ match: "regex", regex }] }] as const;
  });
  return {
    ...{ content: expressions.map(() => anyText), contentType },
    ...{ rules: Object.fromEntries(rules), generators: {} },
    ...{ metadata: { contentType }, metadataRules: {} },
  };
}
