import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSyntaxIssue } from "../../src/cli/json-syntax.ts";

const runs = { seed: 20240312, numRuns: 3000 };

/** Checks with Node, the reference, that a text is JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const json = fc
  .json({ maxDepth: 4 })
  .chain((text) =>
    fc
      .constantFrom(undefined, 1, "\r\n")
      .map((space) => JSON.stringify(JSON.parse(text), null, space)),
  );

/** JSON with one character removed, added or changed. */
const nearlyJson = fc
  .tuple(json, fc.nat(200), fc.nat(1), fc.constantFrom(...'{}[],:"\\ \n0-.eEtu\u0001\u00e9', ""))
  .map(([text, at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone));

describe("an issue is found", () => {
  test("exactly if Node does not parse the text", () => {
    fc.assert(
      fc.property(fc.oneof(json, nearlyJson, fc.string()), (text) => {
        expect(findSyntaxIssue(text) === undefined).toBe(isJson(text));
      }),
      runs,
    );
  });

  test("at the first character after which the text cannot become JSON", () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const issue = findSyntaxIssue(text);
        if (issue === undefined) return;
        const lines = text.split("\n");
        const at = lines.slice(0, issue.line - 1).join("\n").length + issue.column - 1;
        const offset = issue.line > 1 ? at + 1 : at;
        // The text before is the beginning of valid JSON, of which only the end is missing.
        expect(findSyntaxIssue(text.slice(0, offset))?.found ?? "the end").toBe("the end");
      }),
      runs,
    );
  });
});

test.each([
  ["", 1, 1, "a value", "the end"],
  ["  \n ", 2, 2, "a value", "the end"],
  ['{"a": }', 1, 7, "a value", "another character"],
  ["[1, 2,]", 1, 7, "a value", "another character"],
  ["[1 2]", 1, 4, "a comma or ]", "another character"],
  ["[", 1, 2, "a value or ]", "the end"],
  ['{\n  "a": 1,\n}', 3, 1, "a key in quotation marks", "another character"],
  ["{'a': 1}", 1, 2, "a key in quotation marks, or }", "another character"],
  ['{"a" 1}', 1, 6, "a colon", "another character"],
  ['{"a": 1 "b": 2}', 1, 9, "a comma or }", "another character"],
  ["{} {}", 1, 4, "nothing after the value", "another character"],
  ["01", 1, 2, "nothing after the value", "another character"],
  ["NaN", 1, 1, "a value", "another character"],
  ['"abc', 1, 5, "the end of a string", "the end"],
  ['"a\tb"', 1, 3, "no control character in a string", "a control character"],
  ['"a\\x"', 1, 3, "a valid JSON escape", "another character"],
  ['"a\\u12"', 1, 3, "a valid JSON escape", "another character"],
])("%j: line %d, column %d: %s, got %s", (text, line, column, expected, found) => {
  expect(findSyntaxIssue(text)).toEqual({ line, column, expected, found });
});

test.each([
  ["is nested a million levels deep", "[".repeat(1e6), 1e6 + 1],
  ["has objects a million levels deep", '{"a":'.repeat(1e6), 5e6 + 1],
  ["has a string of many megabytes", `"${"é".repeat(2e7)}`, 2e7 + 2],
  ["has a string of many escapes", `"${'\\"'.repeat(1e7)}`, 2e7 + 2],
  ["has a number of many digits", `${"1".repeat(2e7)}x`, 2e7 + 1],
  ["has many spaces", `${" ".repeat(2e7)}x`, 2e7 + 1],
  ["has many items", `[${"1,".repeat(5e6)}`, 1e7 + 2],
])("text that %s", (_name, text, column) => {
  expect(findSyntaxIssue(text)).toMatchObject({ line: 1, column });
});
