import { describe, expect, it } from "vitest";
import { summaryOf, withTypeComments } from "../../src/emit-types/comments.ts";
import type { Model, SchemaNode } from "../../src/schemas/model.ts";
import { authoredModel } from "../../testing/authored.ts";

const model = authoredModel();

describe("a summary", () => {
  it.each([
    ["ID of the order.", "ID of the order."],
    ["ID of the order. Null if there is none.", "ID of the order."],
    ["Note; null if there is none.", "Note."],
    [
      "Time of the change (UTC; milliseconds), or so; maybe null.",
      "Time of the change (UTC; milliseconds), or so.",
    ],
    ["ID (`a_...`) of the key. `b` is older.", "ID (`a_...`) of the key."],
    ["Version 1.2 of the key. Old.", "Version 1.2 of the key."],
    ["No full stop", "No full stop."],
  ])("of %j is %j", (description, summary) => {
    expect(summaryOf(description)).toBe(summary);
  });
});

describe("the comments of types", () => {
  const commented = withTypeComments(model);

  it("keep the description of a type", () => {
    const descriptionsOf = ({ objects }: Model) =>
      objects.map(({ name, schema }) => [name, schema.description]);
    expect(descriptionsOf(commented)).toEqual(descriptionsOf(model));
  });

  it("describe every number, and name the unit of every sum", () => {
    const keys = [...commented.objects, commented.delivery].flatMap(({ name, schema }) =>
      Object.entries(schema.properties ?? {})
        .filter(([, node]) => isNumber(node) || isNumber(node.items ?? {}))
        .map(([key, { description = "" }]) => ({ key: `${name}.${key}`, description })),
    );
    expect(keys.filter(({ description }) => description === "")).toEqual([]);
    for (const [named, unit] of units) {
      const ofUnit = keys.filter(({ key }) => named.test(key));
      expect(ofUnit.filter(({ description }) => !unit.test(description))).toEqual([]);
      expect(ofUnit.length).toBeGreaterThan(0);
    }
  });

  it("change only descriptions", () => {
    const bare = (value: unknown) =>
      JSON.stringify(value, (_key, node) => (isDescribed(node) ? without(node) : node));
    expect(bare(commented.objects)).toBe(bare(model.objects));
    expect(bare(commented.events)).toBe(bare(model.events));
    expect(bare(commented.delivery)).toBe(bare(model.delivery));
  });

  it("leave out the comment of a key whose name or type is enough", () => {
    const object: SchemaNode = {
      type: "object",
      properties: {
        campaign: { $ref: "#/$defs/Campaign", description: "A." },
        categories: {
          type: ["array", "null"],
          items: { $ref: "#/$defs/Category" },
          description: "B.",
        },
        referrer: { anyOf: [{ $ref: "#/$defs/Customer" }, { type: "null" }], description: "C; c." },
        object: { type: "string", "x-extensible-enum": ["one"], description: "D." },
        state: { type: "string", "x-extensible-enum": ["one", "two"], description: "E. E." },
        voucher: { type: "null", description: "F." },
      },
    };
    const delivery = { ...model.delivery, schema: object };
    const { properties = {} } = withTypeComments({ ...model, delivery }).delivery.schema;
    const comments = Object.entries(properties).map(([key, { description }]) => [key, description]);
    expect(Object.fromEntries(comments)).toEqual({ referrer: "C.", state: "E." });
  });
});

/** Patterns of keys that hold a quantity, each with the pattern of the unit in their comments. */
const units: readonly (readonly [RegExp, RegExp])[] = [
  [/amount|price/, /minor currency units|points/],
  [/percent/, /percent/],
  [/points/, /points/i],
  [/days?_of_week/, /0 for Sunday/],
];

function isNumber({ type }: SchemaNode): boolean {
  return [type].flat().some((name) => name === "number" || name === "integer");
}

function isDescribed(node: unknown): node is { readonly description: unknown } {
  return typeof node === "object" && node !== null && "description" in node;
}

function without({
  description: _description,
  ...rest
}: {
  readonly description: unknown;
}): object {
  return rest;
}
