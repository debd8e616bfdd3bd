import { describe, expect, it } from "vitest";
import { generateTypes } from "../../src/emit-types/types.ts";
import type { EventModel, Model, SchemaNode } from "../../src/schemas/model.ts";
import { dataName, toPascalCase } from "../../src/schemas/names.ts";
import { authoredModel } from "../../testing/authored.ts";

const model = authoredModel();
const shared = model.events.find(({ variants }) =>
  variants.every(({ file }) => file.startsWith("purposes/")),
);
if (shared === undefined)
  throw new Error("events: expected one that refers to all of its purposes, got none");

describe("the types of an event", () => {
  it("extend its purposes' types, and no type of another event", async () => {
    const text = await typesOf({ ...model, events: [...model.events, twinOf(shared)] });
    for (const { variants } of [shared, twinOf(shared)]) {
      for (const variant of variants) {
        const name = dataName(variant);
        expect(text).toContain(`export interface ${variant.typeName} extends ${name} {}`);
        expect(text.match(new RegExp(`^export interface ${name} \\{`, "gm"))).toHaveLength(1);
      }
    }
    const extended = [...text.matchAll(/ extends (\w+) \{/g)].map(([, name]) => name);
    expect(
      extended.filter((name) => model.events.some((event) => name?.includes(event.name))),
    ).toEqual([]);
  });

  it("are written out if the event writes its purposes out", async () => {
    const own = twinOf(shared, "events/a.twin.schema.json");
    const text = await typesOf({ ...model, events: [own] });
    for (const { typeName } of own.variants) {
      expect(text).toContain(`export interface ${typeName} {\n`);
    }
    for (const variant of shared.variants) {
      expect(text).not.toContain(`interface ${dataName(variant)} {`);
    }
  });
});

describe("the envelope", () => {
  it("is generic in its event and in its data, whatever the names of both are", async () => {
    const text = await typesOf(model);
    expect(text).toMatch(/^export interface DeliveryEnvelope<Type .*, Data .*> \{$/m);
    expect(text).toMatch(/^export interface DeliveryEvent<Type extends string = string> \{$/m);
    expect(text).not.toMatch(/^export interface Delivery\b/m);
  });
});

describe("the known values of an open enum", () => {
  const oneTwo: SchemaNode = { type: "string", "x-extensible-enum": ["one", "two"] };
  const objects = [
    objectOf("First", { state: { ...oneTwo, title: "SomeState" } }),
    objectOf("Second", {
      states: { type: "array", items: { ...oneTwo, title: "SomeState" } },
      kind: { type: ["string", "null"], "x-extensible-enum": ["one"] },
    }),
  ];

  it("have one type, to which each key refers and which stays open", async () => {
    const text = await typesOf({ ...model, objects: [...model.objects, ...objects] });
    expect(text).toContain(
      '/** Known values of `First.state`, `Second.states`. */\nexport type SomeState = "one" | "two";\n',
    );
    expect(text).toContain("  state?: SomeState | (string & {});\n");
    expect(text).toContain("  states?: (SomeState | (string & {}))[];\n");
  });

  it("stay in the key if there is only one", async () => {
    const text = await typesOf({ ...model, objects: [...model.objects, ...objects] });
    expect(text).toContain('  kind?: "one" | (string & {}) | null;\n');
  });
});

async function typesOf(changed: Model): Promise<string> {
  return (await generateTypes(changed)).get("packages/types/src/gen/index.d.ts") ?? "";
}

/** Returns the same event with another name. Its purposes are in their own files or in the given file. */
function twinOf(event: EventModel, file?: string): EventModel {
  const variants = event.variants.map((variant) => ({
    ...variant,
    typeName: `ATwin${toPascalCase(variant.purpose)}Data`,
    file: file ?? variant.file,
  }));
  return { ...event, type: "a.twin", name: "ATwin", title: "ATwinData", variants };
}

function objectOf(
  name: string,
  properties: SchemaNode["properties"] = {},
): Model["objects"][number] {
  const schema: SchemaNode = { description: "An object.", type: "object", properties };
  return { name, file: `objects/${name}.schema.json`, schema, examples: [] };
}
