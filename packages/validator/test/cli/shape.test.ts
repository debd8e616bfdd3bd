import { describe, expect, test } from "vitest";
import { open, type Place } from "../../src/cli/place.ts";
import { shapeOf } from "../../src/cli/shape/shape.ts";
import { type ShapeJson, toShapeJson } from "../../src/cli/shape/shape-json.ts";

/** Small contract with an object with a status, an array of such objects, and a map of such objects. */
const root: Place = {
  steps: "declared",
  child: (key) => new Map(Object.entries(declared)).get(key),
};

const declared: { readonly [key: string]: Place } = {
  id: open,
  status: { ...open, values: ["NEW", "PAID"] },
  metadata: open,
  list: { steps: "index", child: () => root },
  map: { steps: "free", child: () => root },
  inner: root,
};

const toShape = (value: unknown): ShapeJson => toShapeJson(shapeOf(value, root));

describe("a value becomes its kind", () => {
  test.each([
    [null, "null"],
    [true, "boolean"],
    [0, "integer"],
    [-0, "integer"],
    [17.5, "number"],
    [-17, "negative integer"],
    [-1.5, "negative number"],
    [1e300, "integer"],
    ["", "string: empty"],
    ["Ada", "string: text"],
    ["2025-10-05T18:02:37.388Z", "string: date-time"],
    ["2025-10-05", "string: date"],
    ["2025-10-05 18:02:37", "string: text"],
    ["ord_OJvs0vb0FgQutavmzdwoTKuo", "string: ord_…"],
    ["ada_lovelace", "string: text"],
    ["ord_", "string: text"],
    ["ord_a b", "string: text"],
    ["e4b0a7c2-51d8-4f3a-8e96-0c7d1b2f5a38", "string: uuid"],
    ["17.80", "string: number"],
    ["ada@shop.example", "string: email"],
    ["ada@shop", "string: text"],
    ["https://shop.example/a?b=c", "string: url"],
    ["x".repeat(1e6), "string: text"],
    [`a@${"a.".repeat(1e6)}`, "string: text"],
    [[], []],
    [{}, {}],
  ])("%j", (value, shape) => {
    expect(toShape(value)).toEqual(shape);
  });

  test("which includes the value only if the contract lists it", () => {
    expect(toShape({ status: "PAID", id: "PAID" })).toEqual({
      status: "string = PAID",
      id: "string: text",
    });
    expect(toShape({ status: "LOST" })).toEqual({ status: "string: text" });
  });
});

describe("a key is shown", () => {
  test("if the contract names it", () => {
    expect(toShape({ inner: { inner: { id: 1 } } })).toEqual({
      inner: { inner: { id: "integer" } },
    });
  });

  test("if it looks like a new name of the vendor's", () => {
    const value = {
      new_field: 1,
      "Ada L": 1,
      ada: { ada: 1 },
      Ada: null,
      _a: 1,
      [`a${"b".repeat(64)}`]: 1,
    };
    expect(toShape(value)).toEqual({
      new_field: "integer",
      "<unknown key>": "null | integer",
      ada: { "<key>": "integer" },
    });
  });

  test("but not in a map, at any depth", () => {
    expect(toShape({ metadata: { ada: 1, id: { status: "PAID" } } })).toEqual({
      metadata: { "<key>": { "<one of>": ["integer", { "<key>": "string: text" }] } },
    });
  });

  test("inside a map's value, if the contract names it there", () => {
    expect(toShape({ map: { ada: { id: 1, metadata: { ada: 1 } } } })).toEqual({
      map: { "<key>": { id: "integer", metadata: { "<key>": "integer" } } },
    });
  });

  test("but not in an object where the contract has an array, or in an array where it has an object", () => {
    expect(toShape({ list: { id: 1 } })).toEqual({ list: { "<key>": "integer" } });
    expect(toShape({ inner: [{ id: 1 }] })).toEqual({ inner: [{ "<key>": "integer" }] });
  });

  test("but not if there are too many unknown keys", () => {
    const keys = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`key_${letters(at)}`, { at }]));
    expect(Object.keys(toShape(keys(20)))).toHaveLength(20);
    expect(toShape({ id: 1, ...keys(21), Odd: [1] })).toEqual({
      id: "integer",
      "<unknown key>": { "<one of>": [["integer"], { "<key>": "integer" }] },
    });
  });

  test("but not __proto__, which does no harm", () => {
    const value = JSON.parse('{"__proto__": {"id": 1}, "metadata": {"__proto__": 1}}');
    expect(JSON.stringify(toShape(value))).toBe(
      '{"<unknown key>":{"<key>":"integer"},"metadata":{"<key>":"integer"}}',
    );
  });
});

describe("items of an array become one shape", () => {
  test("with a question mark after a key that some items lack", () => {
    expect(toShape({ list: [{ id: "a", status: null }, { id: 1 }, { id: "b" }] })).toEqual({
      list: [{ id: "integer | string: text", "status?": "null" }],
    });
  });

  test("with each form that occurs", () => {
    expect(toShape({ list: [1, null, [2], { id: [] }, { id: [1] }] })).toEqual({
      list: [{ "<one of>": ["null | integer", ["integer"], { id: ["integer"] }] }],
    });
  });

  test("whose size does not grow with the data", () => {
    const list = Array.from({ length: 100_000 }, (_, at) => ({ id: at, metadata: { [at]: at } }));
    expect(JSON.stringify(toShape({ list }))).toHaveLength(
      JSON.stringify(toShape({ list: list.slice(0, 2) })).length,
    );
  });
});

test("values that are nested too deeply are not shown", () => {
  const deep = (depth: number): unknown =>
    JSON.parse(`${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`);
  expect(JSON.stringify(toShape(deep(50)))).not.toContain("not shown");
  expect(JSON.stringify(toShape(deep(51)))).toContain('"not shown: deeper than 100"');
  expect(JSON.stringify(toShape(deep(100_000)))).toBe(JSON.stringify(toShape(deep(51))));
});

test("the time is linear, also with many unknown keys at every level", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, at) => [`key_${letters(at)}`, {}]),
  );
  expect(toShape({ inner: { inner: wide, ...wide }, list: [wide, wide] })).toEqual({
    inner: { inner: { "<unknown key>": {} }, "<unknown key>": {} },
    list: [{ "<unknown key>": {} }],
  });
});

/** Writes a number in letters, because a key with several digits looks like an ID. */
function letters(count: number): string {
  return String(count).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
}
