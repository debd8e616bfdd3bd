import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type Steps,
} from "../../json/json.ts";
import type { Expectation, PlannedMessage } from "../match-messages.ts";
import { toShortPointer } from "../place.ts";

/** Regular expression of a pact, with its place. */
export interface Expression {
  /** File and JSON pointer. */
  readonly place: string;
  readonly regex: string;
}

type Rules = Pick<Expectation, "rules" | "metadataRules">;

/** Lists the regular expressions of an interaction, by the place of the interaction. */
export function listExpressions(place: string, { rules, metadataRules }: Rules): Expression[] {
  const found = [...findIn(rules, ["body"]), ...findIn(metadataRules, ["metadata"])];
  return found.map(([steps, regex]) => ({
    place: `${place}${toShortPointer(["matchingRules", ...steps, "regex"])}`,
    regex,
  }));
}

/** Finds expressions in nested rules. Rules contain matchers, and some matchers contain rules. */
function findIn(value: Json, at: Steps): readonly (readonly [Steps, string])[] {
  if (isJsonArray(value)) return value.flatMap((item, nth) => findIn(item, [...at, nth]));
  if (!isJsonObject(value)) return [];
  if (isExpression(value)) return [[at, value.regex]];
  return Object.entries(value).flatMap(([key, item]) => findIn(item, [...at, key]));
}

function isExpression(value: JsonObject): value is JsonObject & { readonly regex: string } {
  return value.match === "regex" && typeof value.regex === "string";
}

/**
 * Returns the expectation with only one of its regular expressions, in the order of the list. The
 * others become type matchers.
 */
export function keepExpression(expectation: Expectation, nth: number): Expectation {
  let seen = 0;
  const keep = (value: Json): Json => {
    if (isJsonArray(value)) return value.map(keep);
    if (!isJsonObject(value)) return value;
    if (isExpression(value)) return seen++ === nth ? value : { match: "type" };
    return keepIn(value);
  };
  const keepIn = (rules: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(rules).map(([key, item]) => [key, keep(item)]));
  const [rules, metadataRules] = [keepIn(expectation.rules), keepIn(expectation.metadataRules)];
  return { ...expectation, rules, metadataRules };
}

/**
 * Returns a message with a list of strings, each of which must match the expression at its index.
 */
export function expectTexts(id: string, regexes: readonly string[]): PlannedMessage {
  const contentType = "application/json";
  const rules = regexes.map((regex, nth) => {
    return [`$[${nth}]`, { combine: "AND", matchers: [{ match: "regex", regex }] }] as const;
  });
  const expectation = {
    ...{ content: regexes.map(() => "x"), contentType },
    ...{ rules: Object.fromEntries(rules), generators: {} },
    ...{ metadata: { contentType }, metadataRules: {} },
  };
  return { id, expectation, params: {} };
}
