import { isJsonArray, isJsonObject, type Json, type Steps, toPointer } from "../json/json.ts";
import { type Expectation, type RunOptions, verifyMessages } from "./match-messages.ts";
import { placesOf } from "./mismatch-places.ts";
import type { MessagePact } from "./parse-pact.ts";
import { describeProblem } from "./read-pacts.ts";

/**
 * One sentence about the first regular expression of these pacts that Pact's engine cannot read: it would take
 * that for an expression that nothing matches, and beside another matcher for one that is not there.
 */
export async function problemOfExpressions(
  pacts: readonly MessagePact[],
  options: RunOptions,
): Promise<string | undefined> {
  const expressions = pacts.flatMap(listExpressions);
  if (expressions.length === 0) return undefined;
  const run = await verifyMessages(
    [{ id: probe, expectation: toExpectation(expressions), params: {} }],
    { prepare: () => {}, produce: () => JSON.stringify(expressions.map(() => anyText)) },
    options,
  );
  if (!run.ok) return run.message;
  const texts = new Map(
    (run.mismatches.get(probe) ?? [])
      .flatMap((mismatch) => placesOf(mismatch, []))
      .map(({ steps: [nth], text }) => [nth, text] as const),
  );
  const sentences = expressions.map((expression, nth) =>
    describeRefusal(expression, texts.get(nth) ?? ""),
  );
  return sentences.find((sentence) => sentence !== undefined);
}

const probe = "regular expressions";

const anyText = "x";

/** A regular expression of a pact, and where it stands. */
interface Expression {
  readonly file: string;
  readonly pointer: string;
  readonly regex: string;
}

function listExpressions({ file, interactions }: MessagePact): readonly Expression[] {
  return interactions.flatMap(({ pointer, rules, metadataRules }) =>
    [...findIn(rules, ["body"]), ...findIn(metadataRules, ["metadata"])].map(([steps, regex]) => ({
      file,
      pointer: `${pointer}${toPointer(["matchingRules", ...steps])}`,
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

function describeRefusal({ file, pointer, regex }: Expression, text: string): string | undefined {
  const refusal = `'${regex}' is not a valid regular expression - `;
  if (!text.startsWith(refusal)) return undefined;
  const reason = text.slice(refusal.length);
  const message = `is a regular expression that Pact cannot read: ${reason}`;
  return describeProblem({ file, pointer, message });
}
