import { expect, it } from "vitest";
import type { Json, JsonObject } from "../../src/json/json.ts";
import type { Expectation } from "../../src/pacts/match-messages.ts";
import type { PactSubject } from "../../src/pacts/subject.ts";
import { verifyPayloads } from "../../src/pacts/verify-payloads.ts";
import type { SchemaNode } from "../../src/schemas/payload-schema.ts";
import { readSchemas } from "./message-pacts.ts";

const { row } = await readSchemas();
const contentType = "application/json";

/**
 * Expectation of a pact under one key, in the terms of pact-js: an example, and rules by path below
 * it.
 */
interface Wish {
  readonly example?: Json;
  readonly rules?: { readonly [path: string]: JsonObject };
}

const and = (matcher: JsonObject): JsonObject => ({ combine: "AND", matchers: [matcher] });
const like = (example: Json): Wish => ({ example, rules: { "": and({ match: "type" }) } });
const anyText: Wish = {
  example: "example",
  rules: { "": and({ match: "regex", regex: "[\\s\\S]*" }) },
};
const listOf = (bounds: JsonObject, item: Json): Wish => ({
  example: [item],
  rules: { "": and({ match: "type", ...bounds }), "[*]": and({ match: "type" }) },
});

const examples: { readonly [type: string]: Json } = {
  ...{ string: "text", integer: 1, number: 1, boolean: true, object: { id: "x" }, array: ["x"] },
};

/** Expectations that consumers often write. */
const wishes: { readonly [name: string]: (example: Json) => Wish } = {
  "the literal": (example) => ({ example }),
  like,
  "like(null)": () => like(null),
  "the literal null": () => ({ example: null }),
  "the literal []": () => ({ example: [] }),
  "an object": () => ({ example: { id: "x" }, rules: { ".id": and({ match: "type" }) } }),
  eachLike: () => listOf({ min: 1 }, "x"),
  "eachLike with at least 2": () => listOf({ min: 2 }, "x"),
  "atMostLike(item, 1)": () => listOf({ max: 1 }, "x"),
  arrayContaining: () => ({
    example: ["x"],
    rules: {
      "": and({
        match: "arrayContains",
        variants: [{ index: 0, rules: { $: and({ match: "type" }) } }],
      }),
    },
  }),
  regex: () => ({ example: "AB", rules: { "": and({ match: "regex", regex: "[A-Z]+" }) } }),
  "type and null": (example) => ({
    example,
    rules: { "": { combine: "OR", matchers: [{ match: "type" }, { match: "null" }] } },
  }),
  integer: () => ({ example: 1, rules: { "": and({ match: "integer" }) } }),
  decimal: () => ({ example: 1.5, rules: { "": and({ match: "decimal" }) } }),
  datetime: () => ({
    example: "2026-01-01T00:00:00Z",
    rules: { "": and({ match: "datetime", format: "yyyy-MM-dd'T'HH:mm:ssX" }) },
  }),
  "each key": () => ({
    example: { id: "x" },
    rules: { "": and({ match: "eachKey", rules: [{ match: "regex", regex: "[a-z]+" }] }) },
  }),
};

/** Changes that an advice may name, by their texts. */
const remedies: readonly (readonly [words: string, change: (example: Json) => Wish | undefined])[] =
  [
    ["emove the key from the pact", () => undefined],
    ["remove it from the pact", () => undefined],
    ["remove that from the pact", () => undefined],
    ["Remove that rule from the pact, and expect the keys", () => wishes["an object"]?.(null)],
    ['regex("[\\\\s\\\\S]*", "example") in pact-js', () => anyText],
    [
      'a rule of type and null with "combine": "OR"',
      (example) => ({
        example,
        rules: { "": { combine: "OR", matchers: [{ match: "type" }, { match: "null" }] } },
      }),
    ],
    ["atMostLike(item, 500) in pact-js", () => listOf({ min: 0, max: 500 }, "x")],
    ["a rule of type without a minimum", () => listOf({}, "x")],
    ["an object with the keys that you read", () => wishes["an object"]?.(null)],
    ["Expect {} without a rule", () => ({ example: {} })],
    ["like in pact-js", like],
    ['The value is always "fixed". Expect that value', () => ({ example: "fixed" })],
    ["The value is always null. Expect null", () => ({ example: null })],
  ];

const object: SchemaNode = {
  type: "object",
  properties: { id: { type: "string" } },
  required: ["id"],
  additionalProperties: false,
};

/** Place of each kind, before it becomes optional or nullable. */
const kinds: { readonly [name: string]: SchemaNode } = {
  "a text": { type: "string" },
  "a date": { type: "string", format: "date-time" },
  "an open list of values": { type: "string", enum: ["A", "B"] },
  "an integer": { type: "integer" },
  "a number": { type: "number" },
  "a boolean": { type: "boolean" },
  "an object": object,
  "a map": { type: "object", additionalProperties: true },
  "a list": { type: "array", items: { type: "string" } },
  "any value": {},
  "a constant": { type: "string", const: "fixed" },
  "always null": { type: "null" },
};

function nullable(node: SchemaNode): SchemaNode {
  return node.type === undefined ? node : { anyOf: [node, { type: "null" }] };
}

function expectationOf(key: string, wish: Wish | undefined): Expectation {
  const { example, rules = {} } = wish ?? {};
  const placed = Object.entries(rules).map(([path, rule]) => [`$.${key}${path}`, rule]);
  return {
    // An additional key, so that the content is not empty without this one.
    content: { kind: "x", ...(wish && example !== undefined ? { [key]: example } : {}) },
    ...{ contentType, rules: Object.fromEntries(placed), generators: {} },
    ...{ metadata: { contentType }, metadataRules: {} },
  };
}

function subjectOf(
  id: string,
  node: SchemaNode,
  isOptional: boolean,
  wish: Wish | undefined,
): PactSubject {
  const root: SchemaNode = {
    type: "object",
    properties: { kind: { type: "string", const: "x" }, place: node },
    required: isOptional ? ["kind"] : ["kind", "place"],
    additionalProperties: false,
  };
  return {
    ...{ id, place: id, row, form: "raw", count: 60, seenIn: () => undefined },
    expectation: expectationOf("place", wish),
    schema: { root, definitions: {} },
  };
}

interface Case {
  readonly kind: SchemaNode;
  readonly isOptional: boolean;
  readonly node: SchemaNode;
}

const cases = Object.entries(kinds).flatMap(([name, kind]) =>
  [false, true].flatMap((isOptional) =>
    [false, true].map((isNullable): readonly [string, Case] => {
      const words = `${name}, ${isOptional ? "optional" : "always there"}${isNullable ? ", nullable" : ""}`;
      return [words, { kind, isOptional, node: isNullable ? nullable(kind) : kind }];
    }),
  ),
);

const options = { seed: 1, mode: "tolerant" } as const;

it.each(cases)(
  "every change that is advised for %s holds",
  async (_name, { kind, isOptional, node }) => {
    const example = kind.const ?? examples[String(kind.type)] ?? "x";
    const wished = Object.entries(wishes).map(([name, wish]) =>
      subjectOf(name, node, isOptional, wish(example)),
    );
    const found = await verifyPayloads(wished, options);
    const advised = new Map(
      [...found].flatMap(([, findings]) =>
        findings.map(({ pointer, advice }) => [`${pointer}: ${advice.text}`, advice.text] as const),
      ),
    );
    // At least one of these expectations is wrong for every place.
    expect(advised.size).toBeGreaterThan(0);
    const fixed = [...advised].flatMap(([name, text]) => {
      const named = remedies.filter(([words]) => text.includes(words));
      expect(named, text).not.toEqual([]);
      return named.map(([words, change]) =>
        subjectOf(`${name} (${words})`, node, isOptional, change(example)),
      );
    });
    const left = await verifyPayloads(fixed, options);
    expect(Object.fromEntries([...left].filter(([, findings]) => findings.length > 0))).toEqual({});
  },
);

it("a key in another spelling works in the spelling of the schemas", async () => {
  const found = await verifyPayloads(
    [
      {
        ...subjectOf("place", { type: "string" }, false, undefined),
        expectation: expectationOf("Place", like("x")),
      },
    ],
    options,
  );
  const [finding] = found.get("place") ?? [];
  expect(finding?.advice.text).toContain("They have /place. Expect that key instead");
  const fixed = subjectOf("place", { type: "string" }, false, like("x"));
  expect((await verifyPayloads([fixed], options)).get("place")).toEqual([]);
});
