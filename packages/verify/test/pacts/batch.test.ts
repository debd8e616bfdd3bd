import { expect, it } from "vitest";
import { type Json, type JsonObject, toPointer } from "../../src/json/json.ts";
import { matchBatches } from "../../src/pacts/batch.ts";
import {
  type Expectation,
  type PlannedMessage,
  verifyMessages,
} from "../../src/pacts/match-messages.ts";
import { placesOf } from "../../src/pacts/mismatch-places.ts";

// Ways in which Pact could treat a list item differently from a message of its own.
const expectations: readonly (readonly [string, Partial<Expectation>])[] = [
  ["no rule: equality", { content: { id: "a", n: 1, nested: { x: null } } }],
  [
    "type at the root, inherited by all",
    { content: { id: "a", n: 1, nested: { x: "y" } }, rules: rule("$", "type") },
  ],
  ["type of one key", { content: { id: "a", n: 1 }, rules: rule("$.id", "type") }],
  ["a minimum", { content: { list: ["a"] }, rules: rule("$.list", "type", { min: 1 }) }],
  [
    "items",
    {
      content: { list: [{ id: "a" }] },
      rules: { ...rule("$.list", "type"), ...rule("$.list[*].id", "type") },
    },
  ],
  ["a quoted key", { content: { "a b": 1 }, rules: rule("$['a b']", "integer") }],
  ["a path without the root", { content: { id: "a" }, rules: rule("id", "type") }],
  ["a text form", { content: { id: "a" }, rules: rule("$.id", "regex", { regex: "[a-z]+" }) }],
  [
    "null or type",
    {
      content: { id: "a" },
      rules: { "$.id": { combine: "OR", matchers: [{ match: "type" }, { match: "null" }] } },
    },
  ],
  [
    "each value of a map",
    {
      content: { map: { k: 1 } },
      rules: { ...rule("$.map", "values"), ...rule("$.map.*", "integer") },
    },
  ],
  ["an empty object", { content: { nested: {} } }],
];

const payloads: readonly JsonObject[] = [
  { id: "a", n: 1, nested: { x: null }, list: ["a"], "a b": 1, map: { k: 1 } },
  {
    id: "b",
    n: 2,
    nested: { x: "z", more: 1 },
    list: [{ id: "b" }, { id: "c" }],
    "a b": 2,
    map: { other: 3 },
  },
  { id: null, n: 1.5, nested: {}, list: [], "a b": "1", map: {} },
  { id: 7, n: "1", nested: [], list: null, "a b": null, map: { k: "x" } },
  { id: "", n: null, nested: null, list: [{ id: 1 }], map: null },
  {},
];

function rule(path: string, match: string, more: JsonObject = {}): JsonObject {
  return { [path]: { combine: "AND", matchers: [{ match, ...more }] } };
}

function toExpectation(part: Partial<Expectation>): Expectation {
  const contentType = "application/json";
  return {
    content: {},
    contentType,
    rules: {},
    generators: {},
    metadata: { contentType },
    metadataRules: {},
    ...part,
  };
}

it("finds in a list exactly what Pact finds in each message by itself", async () => {
  const inLists = await matchBatches(
    expectations.map(([id, part]) => ({
      id,
      expectation: toExpectation(part),
      count: payloads.length,
      payloadAt: (nth) => payloads[nth] ?? {},
    })),
    {},
  );
  const alone = await verifyMessages(expectations.flatMap(toMessages), {
    prepare: () => {},
    produce: ({ params }) => JSON.stringify(payloads[Number(params.nth)]),
  });
  for (const [id, { content = {} }] of expectations) {
    const found = (inLists.get(id) ?? []).map(({ nth, steps, text }) => [
      nth,
      toPointer(steps),
      text,
    ]);
    const foundAlone = payloads.flatMap((_, nth) =>
      (alone.get(`${id} ${nth}`) ?? [])
        .flatMap((mismatch) => placesOf(mismatch, content))
        .map(({ steps, text }): Json[] => [nth, toPointer(steps), text]),
    );
    expect(new Set(found.map(String)), id).toEqual(new Set(foundAlone.map(String)));
    expect(foundAlone.length, `${id}: some payload fails`).toBeGreaterThan(0);
  }
});

it("takes missing keys apart that Pact joins by a comma, though a key may have one itself", async () => {
  const item = { a: 1, "a, b": 1, b: 1, "c, d, e": 1 };
  const mismatches = await matchBatches(
    [
      {
        id: "commas",
        expectation: toExpectation({
          content: { list: [item], none: 1 },
          rules: rule("$.list", "type"),
        }),
        count: 2,
        payloadAt: () => ({ list: [item, {}] }),
      },
    ],
    {},
  );
  const found = mismatches.get("commas") ?? [];
  const pointers = found.map(({ nth, steps }) => [nth, toPointer(steps)].join(" ")).sort();
  const keys = ["/list/1/a", "/list/1/a, b", "/list/1/b", "/list/1/c, d, e", "/none"];
  expect(pointers).toEqual([0, 1].flatMap((nth) => keys.map((key) => `${nth} ${key}`)));
});

function toMessages([id, part]: (typeof expectations)[number]): readonly PlannedMessage[] {
  const expectation = toExpectation(part);
  return payloads.map((_, nth) => ({ id: `${id} ${nth}`, expectation, params: { nth } }));
}
