import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { advise } from "../../src/pacts/advice.ts";
import type { PayloadSchema } from "../../src/schemas/payload-schema.ts";

const schema: PayloadSchema = {
  root: {
    type: "object",
    properties: {
      at: { type: "string", format: "date-time" },
      kind: { type: ["string", "null"], enum: ["A", "B", null] },
      name: { type: "string", const: "fixed" },
      map: { type: "object", additionalProperties: true },
      list: { type: "array", items: { $ref: "#/$defs/Item" } },
    },
    additionalProperties: false,
  },
  definitions: {
    Item: { type: "object", properties: { id: { type: "integer" } }, additionalProperties: false },
  },
};

const payload = {
  at: "x",
  kind: "C",
  name: "fixed",
  map: { a: 1 },
  list: [{ id: 1 }, {}],
  none: null,
};

describe("who has to change", () => {
  it("is the schemas only where an example has what they do not declare", () => {
    const steps = ["list", 1, "color"];
    expect(advise({ payload, steps, schema }).side).toBe("pact");
    expect(advise({ payload, steps, schema, seenIn: "examples/a.json" })).toMatchObject({
      side: "schemas",
      text: expect.stringContaining("examples/a.json has it"),
    });
    expect(
      advise({ payload, steps: ["list", 1, "id"], schema, seenIn: "examples/a.json" }).side,
    ).toBe("pact");
  });
});

it.each([
  [["list", 1, "id"], "The schemas let it be absent"],
  [["map", "b"], "a key of a free map"],
  [["other"], "do not declare this key"],
  [["kind"], 'The list of values ("A", "B") is open'],
  [["at"], "a text (date-time, with or without fractions of a second)"],
  [["name"], 'It is always "fixed"'],
  [["list", 0, "id"], "The schemas promise a whole number"],
  [["none"], "The schemas let it be null"],
  [[], "carries no other metadata"],
])("at %j the advice names the reason", (steps, words) => {
  expect(advise({ payload, steps, schema }).text).toContain(words);
});

const consumerReadme = await readFile(
  new URL("../../../../contracts/examples/consumer/README.md", import.meta.url),
  "utf8",
);

it.each([
  ["none", 'regex("[\\\\s\\\\S]*", "example")'],
  ["none", 'a rule of type and null with "combine": "OR"'],
  ["none", "two interactions, one with the state null, one with present"],
  ["empty", "atMostLike(item, 500)"],
  [
    "empty",
    "or a rule without a minimum. eachLike wants at least one item, and lists may be empty",
  ],
])("at %j the advice is that of the consumer's README: %s", (key, words) => {
  const { text } = advise({ payload: { ...payload, empty: [] }, steps: [key], schema });
  expect(text).toContain(words);
  expect(consumerReadme.replaceAll("`", "")).toContain(words);
});

it.each([[["none"]], [["list", 1, "id"]], [["other"]]])(
  "at %j whoever knows better is asked for a payload, not for a change",
  (steps) => {
    const { text } = advise({ payload, steps, schema });
    expect(text).toMatch(/open an issue with a captured payload\.$/);
    expect(text).not.toContain("schemas/");
  },
);
