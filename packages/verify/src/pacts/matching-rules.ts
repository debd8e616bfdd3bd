import { isJsonArray, isJsonObject, type Json, type JsonObject, type Steps } from "../json/json.ts";

/** What is wrong with a pact's matching rules, and where. */
export interface RuleProblem {
  readonly steps: Steps;
  readonly message: string;
}

/**
 * The first of an interaction's matching rules that Pact would drop, read as something else, or fail every
 * payload for; undefined if it reads all of them as they are written.
 */
export function problemOfRules(
  matchingRules: Json | undefined,
  at: Steps,
): RuleProblem | undefined {
  if (matchingRules === undefined || matchingRules === null) return undefined;
  if (!isJsonObject(matchingRules)) return { steps: at, message: "must be an object" };
  const problems = Object.entries(matchingRules).map(([category, rules]) =>
    problemOfCategory(category, rules, [...at, category]),
  );
  return problems.find((problem) => problem !== undefined);
}

const categories: readonly string[] = ["body", "metadata"];

function problemOfCategory(category: string, rules: Json, at: Steps): RuleProblem | undefined {
  const isKnown = categories.includes(category);
  if (!isKnown && isJsonObject(rules) && Object.keys(rules).length === 0) return undefined;
  if (category.startsWith("$")) {
    return { steps: at, message: 'is a rule of version 2: put it below "body", by its path there' };
  }
  if (!isKnown) return { steps: at, message: 'is not read: a message has rules for "body"' };
  return problemOfPaths(rules, at);
}

function problemOfPaths(rules: Json, at: Steps): RuleProblem | undefined {
  if (!isJsonObject(rules)) return { steps: at, message: "must be an object of rules by path" };
  const problems = Object.entries(rules).map(([path, rule]) => problemOfRule(rule, [...at, path]));
  return problems.find((problem) => problem !== undefined);
}

function problemOfRule(rule: Json, at: Steps): RuleProblem | undefined {
  const { matchers, combine = "AND" } = isJsonObject(rule) ? rule : {};
  if (!isJsonArray(matchers)) {
    return { steps: at, message: 'must be { "matchers": [{ "match": ... }] }' };
  }
  if (!/^(and|or)$/i.test(String(combine))) {
    const message = `is ${JSON.stringify(combine)}: matchers are combined by "AND" or "OR"`;
    return { steps: [...at, "combine"], message };
  }
  if (matchers.length === 0) {
    return { steps: [...at, "matchers"], message: "is empty: Pact would take that for equality" };
  }
  return problemOfMatchers(matchers, [...at, "matchers"]);
}

function problemOfMatchers(matchers: readonly Json[], at: Steps): RuleProblem | undefined {
  const problems = matchers.map((matcher, nth) =>
    isJsonObject(matcher)
      ? problemOfMatcher(matcher, [...at, nth])
      : { steps: [...at, nth], message: 'must be { "match": ... }' },
  );
  return problems.find((problem) => problem !== undefined);
}

// By their names in pact files; Pact knows some by two.
const matcherNames: readonly string[] = [
  ...["equality", "type", "regex", "include", "null", "boolean"],
  ...["number", "integer", "decimal", "real", "date", "time", "datetime", "timestamp"],
  ...["notEmpty", "not-empty", "semver", "contentType", "content-type"],
  ...["min", "max", "min-type", "max-type", "values"],
  ...["eachKey", "each-key", "eachValue", "each-value", "arrayContains", "array-contains"],
];

function problemOfMatcher(matcher: JsonObject, at: Steps): RuleProblem | undefined {
  const { match, regex, rules, variants } = matcher;
  if (!matcherNames.some((name) => name === match)) {
    const found = match === undefined ? "is missing" : `is ${JSON.stringify(match)}`;
    return { steps: [...at, "match"], message: `${found}, which is no matcher that Pact has` };
  }
  if (match === "regex" && typeof regex !== "string") {
    return { steps: [...at, "regex"], message: "must be a regular expression" };
  }
  const odd = ["min", "max"].find((bound) => !isBound(matcher[bound]));
  if (odd !== undefined) return { steps: [...at, odd], message: "must be a whole number" };
  if (isJsonArray(rules)) return problemOfMatchers(rules, [...at, "rules"]);
  return isJsonArray(variants) ? problemOfVariants(variants, [...at, "variants"]) : undefined;
}

/** Of a list in any order: each variant has rules by path, as a body has. */
function problemOfVariants(variants: readonly Json[], at: Steps): RuleProblem | undefined {
  const problems = variants.map((variant, nth) => {
    if (!isJsonObject(variant)) return { steps: [...at, nth], message: 'must be { "rules": ... }' };
    return problemOfPaths(variant.rules ?? {}, [...at, nth, "rules"]);
  });
  return problems.find((problem) => problem !== undefined);
}

function isBound(value: Json | undefined): boolean {
  return value === undefined || /^\d+$/.test(String(value));
}
