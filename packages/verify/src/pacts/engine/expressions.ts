import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  type Steps,
} from "../../json/json.ts";
import type { Expectation, PlannedMessage } from "../match-messages.ts";
import { toShortPointer } from "../place.ts";

/** A regular expression of a pact, and where it stands. */
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

/** Rules hold matchers, and some matchers hold rules again. */
function findIn(value: Json, at: Steps): readonly (readonly [Steps, string])[] {
  if (isJsonArray(value)) return value.flatMap((item, nth) => findIn(item, [...at, nth]));
  if (!isJsonObject(value)) return [];
  if (isExpression(value)) return [[at, value.regex]];
  return Object.entries(value).flatMap(([key, item]) => findIn(item, [...at, key]));
}

function isExpression(value: JsonObject): value is JsonObject & { readonly regex: string } {
  return value.match === "regex" && typeof value.regex === "string";
}

/** The same expectation with one of its regular expressions only, in the order of the list. Others take the type. */
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

/** A message of a list of texts, each of which must match the expression of its place in the list. */
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
