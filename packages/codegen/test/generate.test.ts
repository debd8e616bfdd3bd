import { describe, expect, it } from "vitest";
import { generate } from "../src/generate.ts";
import { nameOf } from "../src/schemas/documents.ts";
import { toJsonObject } from "../src/schemas/json.ts";
import { toPascalCase } from "../src/schemas/names.ts";
import { profiles } from "../src/schemas/profiles.ts";
import type { Sources } from "../src/schemas/read.ts";
import {
  authored,
  eventFile,
  eventType,
  filesOf,
  jsonOf,
  root,
  withText,
} from "../testing/authored.ts";

const files = await filesOf(authored);

/** The sources with a third event, made by putting another name for the first one's. */
function withThirdEvent(type: string): Sources {
  const renamed = (text: string) =>
    text
      .replaceAll(eventType, type)
      .replaceAll(toPascalCase(eventType), toPascalCase(type))
      // Only what the vendor published is called documented.
      .replace(/documented\.json$/, "first.json");
  const added = [...authored]
    .filter(([file]) => file === eventFile || file.startsWith(`examples/${eventType}/`))
    .map(([file, text]): [string, string] => [renamed(file), renamed(text)]);
  return new Map([...authored, ...added]);
}

describe("generate", () => {
  it("makes the same bytes of the same schemas", async () => {
    expect([...(await filesOf(authored))]).toEqual([...files]);
  });

  it("does not depend on the order in which files are read", async () => {
    expect([...(await filesOf(new Map([...authored].reverse())))]).toEqual([...files]);
  });

  it("lists its files in order", () => {
    expect([...files.keys()]).toEqual([...files.keys()].sort());
  });

  it("ends every file with one newline and names no path of this machine", () => {
    const wrong = [...files].filter(
      ([, text]) => !/[^\n]\n$/.test(text) || text.includes(root) || text.includes("\r"),
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it("says on the first line of every module what made it and how to remake it", () => {
    const modules = [...files].filter(([path]) => /\.(js|ts)$/.test(path));
    const firstLines = modules.map(([, text]) => text.split("\n")[0]);
    const banner = /^\/\/ Made by codegen from schemas\/.*\. `npm run generate` remakes it\.$/;
    expect(firstLines.filter((line) => !banner.test(line ?? ""))).toEqual([]);
    expect(modules.length).toBeGreaterThan(0);
  });

  it("returns the problems of schemas that it refuses, and no file", async () => {
    const generated = await generate(withText("delivery.schema.json", "{"));
    expect(generated).toMatchObject({ ok: false, problems: [{ rule: "json-syntax" }] });
    expect(generated).not.toHaveProperty("files");
  });
});

describe("a third event", async () => {
  const type = "customer.order.some_new_state";
  const more = await filesOf(withThirdEvent(type));

  it("adds its own files and takes none away", () => {
    const added = [...more.keys()].filter((path) => !files.has(path));
    const named = [...files.keys()].filter((path) => path.includes(eventType));
    expect([...files.keys()].filter((path) => !more.has(path))).toEqual([]);
    expect(added).toEqual(named.map((path) => path.replace(eventType, type)));
    expect(added.length).toBeGreaterThan(0);
  });

  it("leaves the bundles of the others as they were, and joins that of any", () => {
    const bundles = [...files].filter(([path]) => /schemas\/gen\/(tolerant|strict)\//.test(path));
    const changed = bundles.filter(([path, text]) => more.get(path) !== text);
    const ofAll = profiles.map((profile) => `schemas/gen/${profile}/any.delivery.schema.json`);
    expect(changed.map(([path]) => path)).toEqual(ofAll.toSorted());
  });

  it("is in the index, in OpenAPI, in the types and in the receiver's examples", () => {
    const index = jsonOf(more, "schemas/gen/index.json");
    const openapi = jsonOf(more, "schemas/gen/openapi.json");
    const keyed = [index, openapi].map(toJsonObject);
    expect(Object.keys(keyed[0]?.events ?? {})).toContain(type);
    expect(Object.keys(keyed[1]?.webhooks ?? {})).toContain(type);
    expect(more.get("packages/types/src/gen/index.d.ts")).toContain(`"${type}":`);
    expect(more.get("packages/receiver/src/gen/examples.ts")).toContain(`"${type}":`);
  });

  it("needs no line of its own for a type to be named after it", () => {
    const types = more.get("packages/types/src/gen/index.d.ts") ?? "";
    const names = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => /\d$/.test(name ?? ""))).toEqual([]);
    expect(nameOf(`events/${type}.schema.json`)).toBe(type);
  });
});
