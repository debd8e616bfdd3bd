import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { advise } from "../../src/pacts/advice.ts";
import type { PayloadSchema, SchemaNode } from "../../src/schemas/payload-schema.ts";

const schema: PayloadSchema = {
  root: {
    type: "object",
    properties: {
      at: { type: "string", format: "date-time" },
      kind: { type: ["string", "null"], enum: ["A", "B", null] },
      name: { type: "string", const: "fixed" },
      map: { type: "object", additionalProperties: true },
      list: { type: "array", items: { $ref: "#/$defs/Item" } },
      there: {
        type: "object",
        properties: {
          count: { type: "integer" },
          none: { type: ["string", "null"] },
          map: { type: "object", additionalProperties: true },
        },
        required: ["count", "none", "map"],
        additionalProperties: false,
      },
      values: { type: "array", items: { type: "string" } },
    },
    required: ["there", "name", "values"],
    additionalProperties: false,
  },
  definitions: {
    Item: { type: "object", properties: { id: { type: "integer" } }, additionalProperties: false },
  },
};

describe("who has to change", () => {
  it("is the schemas only if an example has an undeclared key", () => {
    const steps = ["list", 1, "color"];
    expect(advise({ steps, schema }).side).toBe("pact");
    expect(advise({ steps, schema, seenIn: "examples/a.json" })).toMatchObject({
      side: "schemas",
      text: expect.stringContaining("examples/a.json has it"),
    });
    expect(advise({ steps: ["list", 1, "id"], schema, seenIn: "examples/a.json" }).side).toBe(
      "pact",
    );
  });
});

it.each([
  [["list", 1, "id"], "It is part of /list, which the schemas let be absent or empty"],
  [["list"], "The schemas let this list be absent or empty"],
  [["map", "b"], "It is part of /map, which the schemas let be absent"],
  [["there", "map", "b"], "a key of a free map"],
  [["other"], "do not declare this key, and no example has it"],
  [["atoms"], "do not declare this key"],
  [["kind"], 'let this string ("A", "B", and others may be added) be absent or null'],
  [["at"], "string (date-time, with or without fractions of a second)"],
  [["name"], 'The value is always "fixed"'],
  [["there", "count"], "The schemas promise an integer"],
  [["there", "none"], "The schemas promise a string or null here"],
  [["count"], "do not declare this key here. They have /there/count. Expect that key instead"],
  [["there", "ID"], "They have /list/0/id, which may be absent. Remove the key from the pact"],
  [[], "no other metadata, and the envelope as its content"],
])("at %j the advice names the reason", (steps, words) => {
  expect(advise({ steps, schema }).text).toContain(words);
});

it("an object that the state makes null or present needs two interactions, in either form", () => {
  const words =
    'one with the state referrer: "null" that expects null, and one with the state referrer: "present"';
  for (const [form, steps] of [
    ["raw", ["referrer"]],
    ["envelope", ["data", "referrer"]],
  ] as const) {
    expect(advise({ steps, form, schema: aroundReferrer(steps) }).text).toContain(words);
  }
});

function aroundReferrer(steps: readonly string[]): PayloadSchema {
  const root = steps.reduceRight<SchemaNode>(
    (node, key) => ({ type: "object", properties: { [key]: node }, required: [key] }),
    { type: "null" },
  );
  return { root, definitions: {} };
}

const consumerReadme = await readFile(
  new URL("../../../../contracts/examples/consumer/README.md", import.meta.url),
  "utf8",
);

it.each([
  [["there", "none"], 'regex("[\\\\s\\\\S]*", "example")'],
  [["there", "none"], 'a rule of type and null with "combine": "OR"'],
  [["values"], "atMostLike(item, 500)"],
  [["values"], "or a rule of type without a minimum"],
])("at %j the advice equals the consumer's README: %s", (steps, words) => {
  expect(advise({ steps, schema }).text).toContain(words);
  expect(consumerReadme.replaceAll("`", "")).toContain(words);
});

it.each([[["there", "none"]], [["list", 1, "id"]], [["other"]]])(
  "at %j a reader whose payloads differ is asked for a payload, not for a change",
  (steps) => {
    const { text } = advise({ steps, schema });
    expect(text).toMatch(/open an issue with a captured payload\.$/);
    expect(text).not.toContain("schemas/");
  },
);
