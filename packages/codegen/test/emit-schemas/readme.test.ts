import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../testing/authored.ts";

const readme = readFileSync(join(root, "schemas/README.md"), "utf8");

/** Returns the examples in a language, each with its output. */
function examplesIn(language: string): readonly (readonly [code: string, printed: string])[] {
  const blocks = readme.matchAll(
    /```(\w+)\n((?:(?!```)[\s\S])*)```\n\n```text\n((?:(?!```)[\s\S])*)```/g,
  );
  return [...blocks]
    .filter(([, name]) => name === language)
    .map(([, , code = "", printed = ""]) => [code, printed]);
}

describe("the schemas' README", () => {
  it.each(examplesIn("js"))(
    "has an example with the output that the README shows: %#",
    (code, printed) => {
      // Each of these packages can resolve the imports of the example: the schemas by name, and Ajv or Fastify.
      const cwd = join(root, "packages", code.includes('"fastify"') ? "receiver" : "codegen");
      const flags = ["--input-type=module", "--eval", code];
      expect(execFileSync(process.execPath, flags, { cwd, encoding: "utf8" })).toBe(printed);
    },
  );

  it("has an example for Ajv 2020, for Ajv's default export and for Fastify", () => {
    expect(examplesIn("js")).toHaveLength(3);
  });

  it("has the Python example of packages/consumers with its output", () => {
    const consumer = join(root, "packages/consumers/repositories/schemas-python");
    const read = (file: string) => readFileSync(join(consumer, file), "utf8");
    expect(examplesIn("python")).toEqual([[read("errors.py"), read("errors.txt")]]);
  });
});
