import { describe, expect, it } from "vitest";
import { toDelivery } from "../../src/schemas/event-delivery.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  toJsonObject,
} from "../../src/schemas/json.ts";
import { profiles } from "../../src/schemas/profiles.ts";
import { authoredModel } from "../../testing/authored.ts";
import { bundleAt, bundlePaths, compileBundle, errorsOf } from "../../testing/bundles.ts";

const model = authoredModel();
const events = model.events.map(({ type }) => type);
const variants = model.events.flatMap((event) =>
  event.variants.map((variant) => ({ event: event.type, ...variant })),
);

/** Returns every keyword in a schema, without the names of properties. */
function keywordsOf(schema: Json): readonly string[] {
  if (isJsonArray(schema)) return schema.flatMap(keywordsOf);
  if (!isJsonObject(schema)) return [];
  const { properties = {}, $defs = {}, examples: _examples, enum: _enum, ...rest } = schema;
  const named = [properties, $defs].flatMap((group) => Object.values(group ?? {}));
  return [...Object.keys(rest), ...[...named, ...Object.values(rest)].flatMap(keywordsOf)];
}

describe.each(bundlePaths)("%s", (path) => {
  const schema = bundleAt(path);

  it("is compiled by a stock validator in its strict mode", () => {
    expect(() => compileBundle(path)).not.toThrow();
  });

  it("is self-contained and has standard keywords only", () => {
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)];
    expect(references.filter(([, target]) => !target?.startsWith("#/$defs/"))).toEqual([]);
    expect(keywordsOf(schema).filter((keyword) => keyword.startsWith("x-"))).toEqual([]);
    expect(JSON.stringify(schema)).not.toContain('"$id"');
    // The bundle and each of its definitions have a title. Known values have none.
    const titled = 1 + Object.keys(toJsonObject(toJsonObject(schema).$defs)).length;
    expect(keywordsOf(schema).filter((keyword) => keyword === "title")).toHaveLength(titled);
  });

  it("defines only schemas that it uses", () => {
    const text = JSON.stringify(schema);
    const defined = isJsonObject(schema) ? Object.keys(schema.$defs ?? {}) : [];
    expect(defined.filter((name) => !text.includes(`"#/$defs/${name}"`))).toEqual([]);
  });
});

describe.each(profiles)("the %s bundles", (profile) => {
  it("accept every example, as data and in an envelope of its event", () => {
    const refused = model.examples.flatMap(({ file, event, data }) => [
      [file, errorsOf(profile, event, data)],
      [file, errorsOf(profile, `${event}.delivery`, toDelivery(model, event, data))],
    ]);
    expect(refused.filter(([, errors]) => errors !== null)).toEqual([]);
  });

  it("accept the examples of the envelope", () => {
    const refused = model.delivery.examples.map((value) => errorsOf(profile, "delivery", value));
    expect(refused.filter((errors) => errors !== null)).toEqual([]);
  });

  it.each(events)("refuse another event's name in an envelope of %s", (event) => {
    const [example] = model.examples.filter((other) => other.event === event);
    const delivery = toDelivery(model, "some.other.event", example?.data ?? {});
    expect(errorsOf(profile, `${event}.delivery`, delivery)).toMatchObject([
      { instancePath: "/event/type", keyword: "const" },
    ]);
  });
});

describe.each(variants)("the bundles of $event, $purpose", ({ event, purpose, typeName }) => {
  const examples = model.examples.filter((example) => example.event === event);

  it.each(profiles)("is one object, titled with the name of its type: %s", (profile) => {
    const bundle = bundleAt(`schemas/gen/${profile}/${event}.${purpose}.schema.json`);
    expect(bundle).toMatchObject({ title: typeName, type: "object" });
    expect(keywordsOf(bundle)).not.toContain("oneOf");
  });

  it.each(profiles)("accepts the examples of that purpose and no other: %s", (profile) => {
    const accepted = examples.filter(
      ({ data }) => errorsOf(profile, `${event}.${purpose}`, data) === null,
    );
    expect(accepted).toEqual(examples.filter((example) => example.purpose === purpose));
    expect(accepted).not.toEqual([]);
  });
});

describe("the two profiles", () => {
  const [example] = model.examples;
  const event = example?.event ?? "";
  const changed = (change: JsonObject): JsonObject => {
    const order = isJsonObject(example?.data.order) ? example.data.order : {};
    return { ...example?.data, order: { ...order, ...change } };
  };

  it.each([
    ["an unknown key", { not_known_yet: 1 }],
    ["an unknown value of an open enum", { status: "NOT_KNOWN_YET" }],
    ["an invalid time", { created_at: "yesterday" }],
  ])("differ over %s", (_what, change) => {
    expect(errorsOf("tolerant", event, changed(change))).toBeNull();
    expect(errorsOf("strict", event, changed(change))).not.toBeNull();
  });

  it("agree on a key of a free map", () => {
    const change = { metadata: { anything: [1] } };
    expect(errorsOf("tolerant", event, changed(change))).toBeNull();
    expect(errorsOf("strict", event, changed(change))).toBeNull();
  });
});
