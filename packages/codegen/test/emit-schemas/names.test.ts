import { compile, type JSONSchema } from "json-schema-to-typescript";
import { describe, expect, it } from "vitest";
import { toJsonObject } from "../../src/schemas/json.ts";
import { bundleAt, bundlePaths } from "../../testing/bundles.ts";

describe.each(bundlePaths)("types generated from %s", (path) => {
  const schema = toJsonObject(bundleAt(path));
  const title = String(schema.title);

  it("have the names of the schemas, each once", async () => {
    // The emitter modifies its input, and declares an older draft than the one it reads.
    const types = await compile(structuredClone(schema) as JSONSchema, title, { format: false });
    const names = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    const known = [title, ...Object.keys(toJsonObject(schema.$defs))];
    expect(names.filter((name) => !known.includes(name ?? ""))).toEqual([]);
    expect(names).toContain(title);
  });
});

describe.each(bundlePaths)("the definitions in %s", (path) => {
  const { $defs } = toJsonObject(bundleAt(path));

  it("have their names as titles, from which generators derive type names", () => {
    const titles = Object.entries(toJsonObject($defs)).map(([name, schema]) => [
      name,
      toJsonObject(schema).title,
    ]);
    expect(titles.filter(([name, title]) => name !== title)).toEqual([]);
  });
});
