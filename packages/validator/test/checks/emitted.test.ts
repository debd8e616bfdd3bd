import type { JsonObject, Model, ObjectModel, SchemaNode } from "@order-webhooks/codegen";
import { mutantsOf } from "@order-webhooks/codegen/mutate";
import { describe, expect, it } from "vitest";
import { model as authored } from "../corpus.ts";
import { emit } from "./emitted.ts";

describe("a schema with odd names and shapes", () => {
  const { schema, example } = oddSchema();
  const model: Model = {
    ...authored,
    events: [],
    examples: [],
    objects: [
      objectOf("Odd", schema),
      // The names clash with a check of the runtime, and with the name for a key of another object.
      objectOf("Number", { type: "object", properties: { n: { type: "number" } } }),
      objectOf("OddItem", { type: "object", properties: { other: text } }),
      objectOf("Days", { type: "object", additionalProperties: { ...text, format: "date" } }),
    ],
    delivery: objectOf("Delivery", { $ref: "#/$defs/Odd" }),
  };
  const mutants = mutantsOf(model.objects, schema, example);
  const emitted = emit(model);

  it("has mutants of every verdict", () => {
    const verdicts = new Set(mutants.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(["accepted", "drift", "refused"]);
  });

  it("is checked according to its schema", async () => {
    const { check } = await emitted;
    expect(check("Delivery", example)).toBeUndefined();
    for (const { value, verdict, pointer } of mutants) {
      const { wrong = [], missing = [] } = check("Delivery", value) ?? {};
      const paths = [...wrong, ...missing].map(({ path }) => path);
      expect(paths).toEqual(verdict === "refused" ? [pointer] : []);
    }
  });

  it("has drift according to its schema", async () => {
    const { drift } = await emitted;
    expect(drift("Odd", example)).toBeUndefined();
    for (const { value, verdict, pointer } of mutants.filter(isAccepted)) {
      const paths = drift("Odd", value)?.map(({ path }) => path);
      expect(paths).toEqual(verdict === "drift" ? [pointer] : undefined);
    }
  });
});

function objectOf(name: string, schema: SchemaNode): ObjectModel {
  return { name, file: `objects/${name}.schema.json`, schema, examples: [] };
}

function isAccepted({ verdict }: { readonly verdict: string }): boolean {
  return verdict !== "refused";
}

const text: SchemaNode = { type: "string" };

/** Model with names that have a meaning in emitted code or in JSON pointers, and with every nesting of the dialect. */
function oddSchema(): { readonly schema: SchemaNode; readonly example: JsonObject } {
  const names = ["found", "inner", "v", "import", 'a/b~c"d', "x-y", "(v = ", "π", "add"];
  const counts: SchemaNode = { type: "array", items: { type: "integer" } };
  const inner: SchemaNode = {
    type: ["object", "null"],
    required: ["at"],
    properties: {
      at: { type: "string", format: "date-time" },
      rows: { type: "array", items: counts },
    },
  };
  const known = ["i1", 'say "i1"', "instancePath"];
  const schema: SchemaNode = {
    type: "object",
    required: [...names, "inner"],
    properties: {
      ...Object.fromEntries(names.map((name) => [name, text])),
      inner,
      known: { type: ["string", "null"], "x-extensible-enum": known },
      day: { type: "string", format: "date", minLength: 1 },
      lists: { type: "object", additionalProperties: { type: ["array", "null"], items: inner } },
      free: { type: ["object", "null"], additionalProperties: true },
      any: { type: ["array", "null"] },
      ratio: { type: ["number", "null"] },
      truth: { type: "boolean" },
      nothing: { type: "object", properties: {} },
      item: { type: "object", properties: { "a*/b": { ...inner, type: "object" } } },
      odd_item: { $ref: "#/$defs/OddItem" },
      number: { $ref: "#/$defs/Number" },
      numbers: { type: "array", items: { type: "number" } },
      days: { anyOf: [{ $ref: "#/$defs/Days" }, { type: "null" }] },
    },
  };
  const value = { at: "2025-10-05T18:02:37Z", rows: [[1, 2], []] };
  const example = {
    ...Object.fromEntries(names.map((name) => [name, "text"])),
    inner: value,
    known: "i1",
    day: "2025-10-05",
    lists: { "a/b": [value, null], other: null },
    free: {},
    any: [1, "2"],
    ratio: 0.5,
    truth: false,
    nothing: {},
    item: { "a*/b": value },
    odd_item: { other: "text" },
    number: { n: 1.5 },
    numbers: [0.5],
    days: { start: "2025-10-05" },
  };
  return { schema, example };
}
