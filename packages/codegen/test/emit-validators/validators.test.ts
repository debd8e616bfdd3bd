import { describe, expect, it } from "vitest";
import { generateValidators } from "../../src/emit-validators/validators.ts";
import { type Model, purposes, type SchemaNode } from "../../src/schemas/model.ts";
import { authoredModel } from "../../testing/authored.ts";

const folder = "packages/validator/src/gen";

describe("the modules", () => {
  const model = authoredModel();

  it("begin with a banner and create no code at run time", async () => {
    for (const text of (await generateValidators(model)).values()) {
      expect(text).toMatch(/^\/\/ Made by codegen from schemas\//);
      expect(text).not.toMatch(/\b(?:require|Function|eval)\b/);
    }
  });

  it("have one function for each schema, with the schema's file", async () => {
    const text = await moduleText(model, "checks.ts");
    const sources = [...text.matchAll(/^\/\*\* (.+) \*\/\n(?:export )?const check/gm)].map(
      ([, source]) => source,
    );
    expect(sources).toContain(`schemas/${model.delivery.file}`);
    for (const { file } of model.objects) expect(sources).toContain(`schemas/${file}`);
    for (const { variants } of model.events)
      for (const { file } of variants) expect(sources.join()).toContain(`schemas/${file}`);
    expect(text.match(/: Check =/g)).toHaveLength(sources.length);
  });

  it("have the same bytes each time", async () => {
    expect(await generateValidators(model)).toEqual(await generateValidators(authoredModel()));
  });

  it("have no function for an object that no delivery contains", async () => {
    const objects = [...model.objects, { name: "Unreached", file: "", schema: text, examples: [] }];
    expect(await generateValidators({ ...model, objects })).toEqual(
      await generateValidators(model),
    );
  });

  it("check variants of one file with one function, and other variants with their own", async () => {
    const shared = model.events.find(({ variants }) =>
      variants.every(({ file }) => file.startsWith("purposes/")),
    );
    if (shared === undefined)
      throw new Error("events: expected one that refers to all of its purposes, got none");
    const twin = { ...shared, type: "a.twin", name: "ATwin", variants: renamed(shared, "ATwin") };
    const same = await moduleText({ ...model, events: [...model.events, twin] }, "checks.ts");
    expect(same).toBe(await moduleText(model, "checks.ts"));
    const own = twin.variants.map((each) => ({ ...each, file: "events/a.twin.schema.json" }));
    const events = [...model.events, { ...twin, variants: own }];
    const different = await moduleText({ ...model, events }, "checks.ts");
    for (const { typeName, purpose } of own) {
      expect(different).toContain(`/** schemas/events/a.twin.schema.json#/$defs/${purpose} */`);
      expect(different).toContain(`const check${typeName}: Check`);
    }
  });

  it("are refused if two schemas get the same name", async () => {
    const [first, ...others] = model.events;
    if (first === undefined) throw new Error("no events");
    const own = { file: "events/a.twin.schema.json", typeName: model.delivery.name };
    const variants = first.variants.map((variant) => ({ ...variant, ...own }));
    const events = [{ ...first, variants }, ...others];
    await expect(generateValidators({ ...model, events })).rejects.toThrow(
      /: expected a name of its own, got Delivery, the name of schemas\/\S+$/,
    );
  });
});

const text: SchemaNode = { type: "string" };

function renamed(
  { variants }: Model["events"][number],
  name: string,
): Model["events"][number]["variants"] {
  return purposes.flatMap((purpose) =>
    variants
      .filter((variant) => variant.purpose === purpose)
      .map((variant) => ({ ...variant, typeName: `${name}${purpose}` })),
  );
}

async function moduleText(model: Model, file: string): Promise<string> {
  return (await generateValidators(model)).get(`${folder}/${file}`) ?? "";
}
