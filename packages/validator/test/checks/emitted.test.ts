import type { JsonObject, Model, SchemaNode } from "@order-webhooks/codegen";
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
    objects: [{ name: "Odd", file: "", schema, examples: [example] }],
    delivery: { name: "Delivery", file: "", schema: { $ref: "#/$defs/Odd" }, examples: [] },
  };
  const mutants = mutantsOf(model.objects, schema, example);
  const emitted = emit(model);

  it("has mutants of every verdict", () => {
    const verdicts = new Set(mutants.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(["accepted", "drift", "refused"]);
  });

  it("is checked where the schema says so", async () => {
    const { check } = await emitted;
    expect(check("Delivery", example)).toBeUndefined();
    for (const { value, verdict, pointer } of mutants) {
      const { wrong = [], missing = [] } = check("Delivery", value) ?? {};
      const paths = [...wrong, ...missing].map(({ path }) => path);
      expect(paths).toEqual(verdict === "refused" ? [pointer] : []);
    }
  });

  it("has drift where the schema says so", async () => {
    const { drift } = await emitted;
    expect(drift("Odd", example)).toBeUndefined();
    for (const { value, verdict, pointer } of mutants.filter(isAccepted)) {
      const paths = drift("Odd", value)?.map(({ path }) => path);
      expect(paths).toEqual(verdict === "drift" ? [pointer] : undefined);
    }
  });
});

function isAccepted({ verdict }: { readonly verdict: string }): boolean {
  return verdict !== "refused";
}

const text: SchemaNode = { type: "string" };

/** Names that mean something in Ajv's code or in JSON pointers, and every nesting of the dialect. */
function oddSchema(): { readonly schema: SchemaNode; readonly example: JsonObject } {
  const names = ["errors", "instancePath", "data1", "import", 'a/b~c"d', "x-y", "key0", "π"];
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
  };
  return { schema, example };
}
