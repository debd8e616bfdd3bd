import { expect, test } from "vitest";
import { fromPointer, toPointer, valueAtSteps } from "../../src/json/json.ts";

test.each([
  ["", []],
  ["/", [""]],
  ["/a/0", ["a", "0"]],
  ["/a~1b/c~0d/~01", ["a/b", "c~d", "~1"]],
])("the pointer %j has the steps %j, and the other way round", (pointer, steps) => {
  expect(fromPointer(pointer)).toEqual(steps);
  expect(toPointer(steps)).toBe(pointer);
});

test("the steps of a pointer lead through lists and to keys of digits", () => {
  const value = { a: [{ "0": "found" }] };
  expect(valueAtSteps(value, fromPointer("/a/0/0"))).toBe("found");
});
