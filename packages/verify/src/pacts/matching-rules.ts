import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../json/json.ts";
import { below, invalid, notExpected, type PactPlace } from "./place.ts";

/**
 * Reads an interaction's matching rules. Throws at the first rule that Pact would drop or misread,
 * or that would fail every payload.
 */
export function readRules(matchingRules: Json | undefined, at: PactPlace): JsonObject {
  if (matchingRules === undefined || matchingRules === null) return {};
  if (!isJsonObject(matchingRules)) throw notExpected("an object", matchingRules, at);
  for (const [category, rules] of Object.entries(matchingRules)) {
    checkCategory(category, rules, below(at, category));
  }
  return matchingRules;
}

const categories: readonly string[] = ["body", "metadata"];

function checkCategory(category: string, rules: Json, at: PactPlace): void {
  const isKnown = categories.includes(category);
  if (isKnown) checkPaths(rules, at);
  if (isKnown || (isJsonObject(rules) && Object.keys(rules).length === 0)) return;
  const [found, fix] = category.startsWith("$")
    ? ["a rule of version 2", 'Move the rule below "body", with its path there.']
    : ["another category", "Remove the category. A message has no others."];
  throw invalid(at, { expected: 'rules for "body" or "metadata"', found, fix });
}

function checkPaths(rules: Json, at: PactPlace): void {
  if (!isJsonObject(rules)) throw notExpected("an object of rules by path", rules, at);
  for (const [path, rule] of Object.entries(rules)) checkRule(rule, below(at, path));
}

function checkRule(rule: Json, at: PactPlace): void {
  const { matchers, combine = "AND" } = isJsonObject(rule) ? rule : {};
  if (!isJsonArray(matchers)) throw notExpected('{ "matchers": [{ "match": ... }] }', rule, at);
  if (!/^(and|or)$/i.test(String(combine)))
    throw notExpected('"AND" or "OR"', combine, below(at, "combine"));
  if (matchers.length === 0) {
    const fix = "Add the intended matcher. Without one, Pact checks equality.";
    throw invalid(below(at, "matchers"), { expected: "a matcher", found: "none", fix });
  }
  checkMatchers(matchers, below(at, "matchers"));
}

function checkMatchers(matchers: readonly Json[], at: PactPlace): void {
  for (const [nth, matcher] of matchers.entries()) {
    if (!isJsonObject(matcher)) throw notExpected('{ "match": ... }', matcher, below(at, nth));
    checkMatcher(matcher, below(at, nth));
  }
}

// Names in pact files. Some matchers have two names.
const matcherNames: readonly string[] = [
  ...["equality", "type", "regex", "include", "null", "boolean"],
  ...["number", "integer", "decimal", "real", "date", "time", "datetime", "timestamp"],
  ...["notEmpty", "not-empty", "semver", "contentType", "content-type"],
  ...["min", "max", "min-type", "max-type", "values"],
  ...["eachKey", "each-key", "eachValue", "each-value", "arrayContains", "array-contains"],
];

function checkMatcher(matcher: JsonObject, at: PactPlace): void {
  const { match, regex, rules, variants } = matcher;
  if (!matcherNames.some((name) => name === match))
    throw notExpected("one of Pact's matchers, such as type or regex", match, below(at, "match"));
  if (match === "regex" && typeof regex !== "string")
    throw notExpected("a regular expression", regex, below(at, "regex"));
  const odd = ["min", "max"].find((bound) => !isBound(matcher[bound]));
  if (odd !== undefined) throw notExpected("an integer", matcher[odd], below(at, odd));
  if (isJsonArray(rules)) checkMatchers(rules, below(at, "rules"));
  else if (isJsonArray(variants)) checkVariants(variants, below(at, "variants"));
}

/** Checks the variants of a list in any order. Each has rules by path, like a body. */
function checkVariants(variants: readonly Json[], at: PactPlace): void {
  for (const [nth, variant] of variants.entries()) {
    if (!isJsonObject(variant)) throw notExpected('{ "rules": ... }', variant, below(at, nth));
    checkPaths(variant.rules ?? {}, below(at, nth, "rules"));
  }
}

function isBound(value: Json | undefined): boolean {
  return value === undefined || /^\d+$/.test(String(value));
}
