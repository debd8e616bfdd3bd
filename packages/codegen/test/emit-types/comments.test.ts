import { describe, expect, it } from "vitest";
import { summaryOf, withTypeComments } from "../../src/emit-types/comments.ts";
import { distancesFromData } from "../../src/emit-types/distances.ts";
import type { SchemaNode } from "../../src/schemas/model.ts";
import { authoredModel } from "../../testing/authored.ts";

const model = authoredModel();

describe("a summary", () => {
  it.each([
    ["Id of the order.", "Id of the order."],
    ["Id of the order. Null when there is none.", "Id of the order."],
    ["Note; null when there is none.", "Note."],
    [
      "When it was made (UTC; milliseconds), or so; maybe null.",
      "When it was made (UTC; milliseconds), or so.",
    ],
    ["Id (`a_...`) of it. `b` is older.", "Id (`a_...`) of it."],
    ["Version 1.2 of it. Old.", "Version 1.2 of it."],
    ["No full stop", "No full stop."],
  ])("of %j is %j", (description, summary) => {
    expect(summaryOf(description)).toBe(summary);
  });
});

describe("the distance from data", () => {
  const distances = distancesFromData(model);

  it("is known of every object", () => {
    expect([...distances.keys()].sort()).toEqual(
      [...model.objects, model.delivery].map(({ name }) => name).sort(),
    );
  });

  it("grows by at most one from an object to those it refers to", () => {
    for (const { name, schema } of model.objects) {
      const from = distances.get(name) ?? Number.NaN;
      const names = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, to]) => to);
      for (const to of names) expect(distances.get(to ?? "")).toBeLessThanOrEqual(from + 1);
    }
  });
});

describe("the comments of types", () => {
  const commented = withTypeComments(model);

  it("take descriptions from no type, and add none", () => {
    const before = model.objects.map(({ name, schema }) => [name, schema.description]);
    for (const [at, { name, schema }] of commented.objects.entries()) {
      const [ownName, description = ""] = before[at] ?? [];
      expect(name).toBe(ownName);
      expect([description, summaryOf(description)]).toContain(schema.description);
    }
  });

  it("change nothing but descriptions", () => {
    const bare = (value: unknown) =>
      JSON.stringify(value, (_key, node) => (isDescribed(node) ? without(node) : node));
    expect(bare(commented.objects)).toBe(bare(model.objects));
    expect(bare(commented.events)).toBe(bare(model.events));
    expect(bare(commented.delivery)).toBe(bare(model.delivery));
  });

  it("leave a key without a comment where its name or its type has said it", () => {
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
