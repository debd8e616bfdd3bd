import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../../src/json/json.ts";
import { type PlannedMessage, verifyMessages } from "../../../src/pacts/match-messages.ts";
import { parsePact } from "../../../src/pacts/parse-pact.ts";
import { contentsOf, interactionOf, pactOf, readSchemas } from "../message-pacts.ts";

const { rows, row } = await readSchemas();

const content: JsonObject = {
  order: { id: "a", items: [{ id: "a", tags: ["a"] }], fixed: ["a"], "a.b": { its: "a" } },
  map: { one: { id: "a" } },
  ages: { one: "a" },
  digits: { "0": "a" },
  empty: {},
  nothing: null,
  mixed: [{ id: "a" }, "a"],
};

/** Rules that every message with the shape of the content satisfies. */
const sound: JsonObject = {
  ...ruleOf("$.order.items", { match: "type" }),
  ...ruleOf("$.order.items[*].tags", { match: "type" }),
  ...ruleOf("$.map", { match: "values" }),
  ...ruleOf("$.ages", { match: "eachValue", rules: [{ match: "type" }] }),
};

const actual: JsonObject = {
  ...content,
  order: {
    ...(content.order as JsonObject),
    items: [
      { id: "a", tags: ["a", "b"] },
      { id: "a", tags: ["a"] },
    ],
  },
  map: { one: { id: "a" }, two: { id: "a" } },
  ages: { one: "a", two: "b" },
  empty: { more: "a" },
};

function ruleOf(path: string, matcher: JsonObject): JsonObject {
  return { [path]: { combine: "AND", matchers: [matcher] } };
}

const read: readonly string[] = [
  "$",
  "order.id",
  "$.order.*",
  "$.*.items[*].id",
  "$.order.items[0].id",
  "$.order.items[1].id",
  "$.order.items.*.id",
  "$.order.items[*].tags[*]",
  "$.order.items[*].tags[1]",
  "$.order.fixed.0",
  "$.order['a.b']",
  "$.map.*.id",
  "$.map.two.id",
  "$.digits[0]",
  "$.nothing",
  "$.mixed[*].id",
];

const readOver: readonly (readonly [path: string, nearest: string])[] = [
  ["$.ordr.id", "$.order.id"],
  ["$.ordr.items[*].nope", "$.order.items[*]"],
  ["$.order.nope", "$.order"],
  ["nope", "$"],
  ["$.order.id.more", "$.order.id"],
  ["$.order.fixed[1]", "$.order.fixed"],
  ["$.order.items[1].nope", "$.order.items[1]"],
  ["$.order.itms[*].id", "$.order.items[*].id"],
  ["$.order['a.c']", "$.order['a.b']"],
  ["$.order.a.b", "$.order"],
  ["$.map.*.nope", "$.map.*"],
  ["$.map[*]", "$.map"],
  ["$.ages.two", "$.ages"],
  ["$.empty.*", "$.empty"],
  ["$.nothing.id", "$.nothing"],
  ["$[*].id", "$"],
];

function rulesWith(path: string): JsonObject {
  // No text satisfies the rule, so Pact reports a mismatch wherever it reads the rule.
  return { ...sound, ...ruleOf(path, { match: "regex", regex: "never" }) };
}

function parse(rules: JsonObject, of: Json = content) {
  const changes = { contents: contentsOf(of), matchingRules: { body: rules } };
  const text = JSON.stringify(pactOf([interactionOf(row, changes)]));
  return parsePact(text, { file: "mailer.json", rows });
}

it.each(read)("accepts a rule that Pact reads: %s", (path) => {
  expect(parse(rulesWith(path))).toMatchObject({ isOurs: true });
});

it.each(readOver)(
  "refuses a rule that Pact ignores, with the nearest path: %s",
  (path, nearest) => {
    const place = `mailer.json#/interactions/0/matchingRules/body/${path}`;
    const found = `got a path that leads nowhere. The nearest existing path is ${nearest}. Correct the path`;
    expect(() => parse(rulesWith(path))).toThrow(`[pact_invalid] ${place}: expected a path that`);
    expect(() => parse(rulesWith(path))).toThrow(found);
  },
);

it("judges as Pact itself does", async () => {
  const contentType = "application/json";
  const paths = [...read, ...readOver.map(([path]) => path)];
  const messages = ["", ...paths].map((path): PlannedMessage => {
    const rules = path === "" ? sound : rulesWith(path);
    const common = { generators: {}, metadata: { contentType }, metadataRules: {} };
    return { id: path, params: {}, expectation: { content, contentType, rules, ...common } };
  });
  const provider = { prepare: () => {}, produce: () => JSON.stringify(actual) };
  const mismatches = await verifyMessages(messages, provider);
  const failing = paths.filter((path) => (mismatches.get(path) ?? []).length > 0);
  expect(mismatches.get("") ?? []).toEqual([]);
  expect(failing).toEqual(read);
});

it.each([
  ["the end that older libraries give each rule for a list", "$.order.fixed[*].*"],
  ["a rule below a matcher for each value: libraries write both", "$.ages.*"],
])("leaves alone %s", (_what, path) => {
  expect(parse(rulesWith(path))).toMatchObject({ isOurs: true });
});

it("leaves the rules inside of a matcher, and those for metadata, alone", () => {
  const inside = {
    match: "arrayContains",
    variants: [{ index: 1, rules: ruleOf("$", { match: "type" }) }],
  };
  const matchingRules = {
    body: ruleOf("$.order.fixed", inside),
    metadata: ruleOf("contentType", { match: "type" }),
  };
  const interaction = interactionOf(row, { contents: contentsOf(content), matchingRules });
  const text = JSON.stringify(pactOf([interaction]));
  expect(parsePact(text, { file: "mailer.json", rows })).toMatchObject({ isOurs: true });
});
