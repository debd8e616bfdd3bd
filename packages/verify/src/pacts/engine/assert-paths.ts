import { findNearest } from "@order-webhooks/validator/nearest";
import { isJsonArray, type Json, type JsonObject } from "../../json/json.ts";
import { mostOfQuote, toOneLine } from "../../text/one-line.ts";
import { below, invalid, type PactPlace } from "../place.ts";
import {
  followPath,
  type PathRule,
  type RulePath,
  readPaths,
  type Spot,
  stepTo,
  writePath,
} from "./rule-paths.ts";

/**
 * Throws at the first rule whose path leads to nothing in the content. Pact ignores such a rule, so
 * the pact would promise more than is verified.
 */
export function assertPaths(content: Json, rules: JsonObject, at: PactPlace): void {
  const read = readPaths(rules);
  for (const { text, path } of read) {
    assertPath(path, { content, rules: read, at: below(at, text) });
  }
}

interface RuleContext {
  readonly content: Json;
  readonly rules: readonly PathRule[];
  readonly at: PactPlace;
}

function assertPath(path: RulePath, { content, rules, at }: RuleContext): void {
  const follow = (some: RulePath): readonly Spot[] => followPath(some, content, rules);
  const end = path.findIndex((_, nth) => follow(path.slice(0, nth + 1)).length === 0);
  if (end < 0 || isForAnyItem(path, end)) return;
  const spots = follow(path.slice(0, end));
  if (path[end]?.isOfList === true && spots.some(isEmptyList)) throw invalid(at, noItem);
  const nearest = toOneLine(writePath(findNearestPath(path, end, follow)), mostOfQuote);
  throw invalid(at, {
    expected: "a path that exists in the content, because Pact ignores every other path",
    found: `a path that leads nowhere. The nearest existing path is ${nearest}`,
    fix: "Correct the path in the consumer's test, or expect a value there.",
  });
}

/**
 * Returns true for the suffix `[*].*` that older libraries add to each rule for a list, for items
 * of any kind.
 */
function isForAnyItem(path: RulePath, end: number): boolean {
  return (
    end > 0 && end === path.length - 1 && path[end - 1]?.text === "[*]" && path[end]?.text === ".*"
  );
}

function isEmptyList({ value }: Spot): boolean {
  return isJsonArray(value) && value.length === 0;
}

const noItem = {
  expected: "an example item, because Pact ignores the rules of an empty list",
  found: "an empty list",
  fix: "Add an item in the consumer's test: use atMostLike(item, 500) in pact-js instead of eachLike(item, 0).",
};

/**
 * Continues a path from its dead end with a key of nearly the same name, as far as values exist.
 */
function findNearestPath(
  path: RulePath,
  end: number,
  follow: (path: RulePath) => readonly Spot[],
): RulePath {
  const before = path.slice(0, end);
  const key = findNearest(path[end]?.name ?? "", follow(before).flatMap(keysOf));
  if (key === undefined) return before;
  const other = [...before, stepTo(key), ...path.slice(end + 1)];
  const further = other.findIndex((_, nth) => follow(other.slice(0, nth + 1)).length === 0);
  return further < 0 ? other : other.slice(0, further);
}

function keysOf({ value }: Spot): readonly string[] {
  return typeof value === "object" && value !== null && !isJsonArray(value)
    ? Object.keys(value)
    : [];
}
