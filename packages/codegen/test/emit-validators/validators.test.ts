import { describe, expect, it } from "vitest";
import { rewriteAjvCode } from "../../src/emit-validators/rewrite-ajv-code.ts";
import { generateValidators } from "../../src/emit-validators/validators.ts";
import type { JsonObject } from "../../src/schemas/json.ts";
import { type Model, purposes, type SchemaNode } from "../../src/schemas/model.ts";
import { authoredModel } from "../../testing/authored.ts";
import { mutantsOf } from "../../testing/mutants.ts";

const folder = "packages/validator/src/gen";

describe("the modules", () => {
  const model = authoredModel();

  it("begin with a banner and depend on nothing", async () => {
    for (const [path, text] of await generateValidators(model)) {
      expect(text).toMatch(/^\/\/ Made by codegen from schemas\//);
      if (path.endsWith(".js")) expect(text).not.toMatch(/\b(?:import|require|Function|eval)\b/);
    }
  });

  it("are the same bytes each time", async () => {
    expect(await generateValidators(model)).toEqual(await generateValidators(authoredModel()));
  });

  it("have no function for an object that no delivery reaches", async () => {
    const objects = [...model.objects, { name: "Unreached", file: "", schema: text, examples: [] }];
    expect(await generateValidators({ ...model, objects })).toEqual(
      await generateValidators(model),
    );
  });

  it("check variants that are the same by one function, and others by their own", async () => {
    const [first, ...others] = model.events;
    if (first === undefined) throw new Error("no events");
    const [variant] = first.variants;
    const name = `validate${variant?.typeName}`;
    const twin = { ...first, type: "a.twin", name: "ATwin", variants: renamed(first, "ATwin") };
    const events = [first, twin, ...others];
    const same = await moduleText({ ...model, events }, "tolerant.js");
    expect(same).toContain(`${name} as validateATwin`);
    expect(same).not.toContain("function validateATwin");
    const changed = twin.variants.map((each) => ({ ...each, schema: withNote(each.schema) }));
    const other = { ...twin, variants: changed };
    const different = await moduleText(
      { ...model, events: [first, other, ...others] },
      "tolerant.js",
    );
    expect(different).toContain("function validateATwin");
  });
});

describe("a schema with odd names and shapes", () => {
  const { schema, example } = oddSchema();
  const model: Model = {
    ...authoredModel(),
    events: [],
    examples: [],
    objects: [{ name: "Odd", file: "", schema, examples: [example] }],
    delivery: { name: "Delivery", file: "", schema: { $ref: "#/$defs/Odd" }, examples: [] },
  };
  const mutants = mutantsOf(model.objects, schema, example);

  it("has mutants of every verdict", () => {
    const verdicts = new Set(mutants.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual(["accepted", "drift", "refused"]);
  });

  it("is checked where the schema says so", async () => {
    const { validateDelivery } = await imported(await moduleText(model, "tolerant.js"));
    expect(validateDelivery(example)).toBeUndefined();
    for (const { value, verdict, pointer } of mutants) {
      const path = verdict === "refused" ? pointer : undefined;
      expect(validateDelivery(value)?.path).toBe(path);
    }
  });

  it("is checked strictly where the schema says so", async () => {
    const { validateDelivery } = await imported(await moduleText(model, "strict.js"));
    const pathsOf = (value: unknown): readonly string[] => {
      const paths = new Set<string>();
      const isDate = (found: string): boolean => !found.includes("not");
      const fault = (path: string): unknown => paths.add(path);
      validateDelivery(value, "", { full: false, fault, isDate, isDateTime: isDate });
      return [...paths];
    };
    expect(pathsOf(example)).toEqual([]);
    for (const { value, verdict, pointer } of mutants) {
      expect(pathsOf(value)).toEqual(verdict === "accepted" ? [] : [pointer]);
    }
  });
});

describe("code of another Ajv", () => {
  const context = { name: "validateThing", view: {}, profile: "tolerant" } as const;

  it.each([
    "function validate1(data, other){return errors === 0;}",
    "function validate1(data){const err0 = {instancePath};}",
    'function validate1(data){return require("ajv/dist/runtime/ucs2length")}',
  ])("%s is not passed on", (code) => {
    expect(() => rewriteAjvCode(code, context)).toThrow(
      /^validateThing: Ajv's code has an unknown/,
    );
  });
});

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

function withNote(schema: SchemaNode): SchemaNode {
  return { ...schema, properties: { ...schema.properties, note: text } };
}

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

interface Module {
  readonly validateDelivery: (...args: readonly unknown[]) => { readonly path: string } | undefined;
}

function imported(source: string): Promise<Module> {
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`);
}
