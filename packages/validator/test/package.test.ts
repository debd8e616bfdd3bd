import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { deliveryOf, firstCases, found, model, refused } from "./corpus.ts";

// These tests use dist/, the published output of the build.
const dist = join(import.meta.dirname, "../dist");
const index = join(dist, "index.js");

const subpathOf = (event: string): string => join(dist, `gen/events/${event}.js`);

test("the exports of the index", async () => {
  expect(Object.keys(await import(index)).sort()).toEqual([
    "eventTypes",
    "explainDelivery",
    "explainEventData",
    "findDrift",
    "isEventType",
    "parseDelivery",
    "parseEventData",
    "purposeOf",
    "purposes",
  ]);
});

describe("the modules", () => {
  const everything = globSync("**/*.js", { cwd: dist });
  // Only the command needs Node.
  const command = everything.filter((file) => file.startsWith(`cli${sep}`));
  const modules = everything.filter((file) => !command.includes(file));

  test("are the modules of the package and of its command", () => {
    expect(modules).toContain("index.js");
    expect(command).toContain(join("cli", "bin.js"));
  });

  test.each(modules)("%s imports only its neighbors and creates no code at run time", (file) => {
    const { source, specifiers } = readModule(file);
    expect(specifiers.filter((name) => !name.startsWith(".") || name.includes("/cli/"))).toEqual(
      [],
    );
    expect(source).not.toMatch(/\brequire\(|\bFunction\b|\beval\b|\bprocess\b|\bBuffer\b/);
  });

  test.each(command)("%s imports only its neighbors and Node's own modules", (file) => {
    const { source, specifiers } = readModule(file);
    expect(specifiers.filter((name) => !/^\.|^node:/.test(name))).toEqual([]);
    expect(source).not.toMatch(/\brequire\(|\bFunction\b|\beval\b|\bfetch\b/);
    expect(specifiers).not.toContainEqual(
      expect.stringMatching(/^node:(?:net|http|https|tls|dns)/),
    );
  });

  test("run where code generation from strings is disallowed", () => {
    const bodies = firstCases.map(({ event, data }) => deliveryOf(event, data));
    const script = `
      import { explainDelivery, findDrift, parseDelivery } from ${JSON.stringify(index)};
      const results = ${JSON.stringify(bodies)}.map(parseDelivery);
      const drift = results.flatMap((result) => findDrift(result.webhook));
      console.log(JSON.stringify([results.map(({ ok }) => ok), drift, explainDelivery({ source: 7 }).length]));
    `;
    const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval"];
    const output = execFileSync(process.execPath, [...flags, script], { encoding: "utf8" });
    const missing = model.delivery.schema.required?.length;
    expect(JSON.parse(output)).toEqual([bodies.map(() => true), [], missing]);
  });

  test("run in a realm with JavaScript only", async () => {
    const code = await bundled(`export * from ${JSON.stringify(index)}`, "iife");
    const realm = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    runInContext(`${code.text}; globalThis.validator = validator`, realm);
    const parse = (form: string, ...args: readonly unknown[]): unknown => {
      const call = `validator.${form}(...JSON.parse(${JSON.stringify(JSON.stringify(args))}))`;
      return JSON.parse(runInContext(`JSON.stringify(${call})`, realm));
    };
    for (const { event, purpose, data } of firstCases) {
      const accepted = { ok: true, webhook: { eventType: event, purpose, data } };
      expect(parse("parseDelivery", deliveryOf(event, data))).toMatchObject(accepted);
      expect(parse("parseEventData", event, data)).toMatchObject(accepted);
    }
    for (const { form, event, body, refused: expected } of refused) {
      const result =
        form === "delivery" ? parse("parseDelivery", body) : parse("parseEventData", event, body);
      expect(result).toMatchObject({ ok: false, reason: expected.reason });
    }
  });
});

describe.each(model.events.map(({ type }) => type))("a bundle for %s alone", (event) => {
  const others = model.events.map(({ type }) => type).filter((type) => type !== event);

  test("has no code of another event or of the strict profile", async () => {
    const { text, inputs } = await bundled(`export * from ${JSON.stringify(subpathOf(event))}`);
    const strings = text.split(/["'`]/);
    expect(others.filter((other) => strings.includes(other))).toEqual([]);
    expect(inputs.filter((input) => /strict|explain|drift|report|formats/.test(input))).toEqual([]);
  });

  test("accepts its own examples", async () => {
    const { parseDelivery, parseData } = await import(subpathOf(event));
    for (const { purpose, data } of firstCases.filter((each) => each.event === event)) {
      expect(parseDelivery(deliveryOf(event, data))).toMatchObject({
        ok: true,
        webhook: { purpose },
      });
      expect(parseData(data)).toMatchObject({ ok: true, webhook: { purpose, delivery: null } });
    }
  });

  test.runIf(others.length > 0)("refuses another event as unsupported", async () => {
    const { parseDelivery } = await import(subpathOf(event));
    const { data } = found(firstCases[0]);
    for (const other of others) {
      expect(parseDelivery(deliveryOf(other, data))).toMatchObject({
        reason: "unsupported_event",
        eventType: other,
      });
    }
  });

  test("is at most 6.7 KB, including its own keys", async () => {
    const code = `export { parseDelivery } from ${JSON.stringify(subpathOf(event))}`;
    expect(sizeOf(await bundled(code))).toBeLessThanOrEqual(6.7 * 1024);
  });
});

// Sizes are minified and gzipped. The limits are deliberately tight, so that growth needs a reason.
describe("a bundle of the index", () => {
  test.each([
    ["parseDelivery", 6.7],
    ["parseDelivery, parseEventData, purposeOf, isEventType, eventTypes", 6.8],
    ["parseDelivery, explainDelivery, findDrift", 10.7],
  ])("with %s is at most %d KB", async (names, kilobytes) => {
    const code = `export { ${names} } from ${JSON.stringify(index)}`;
    expect(sizeOf(await bundled(code))).toBeLessThanOrEqual(kilobytes * 1024);
  });
});

interface Module {
  readonly source: string;
  /** Imported modules. */
  readonly specifiers: readonly string[];
}

function readModule(file: string): Module {
  const source = readFileSync(join(dist, file), "utf8");
  const imports = source.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g);
  return { source, specifiers: [...imports].map(([, name = ""]) => name) };
}

interface Bundle {
  readonly text: string;
  /** Modules with code left in the bundle. */
  readonly inputs: readonly string[];
}

async function bundled(contents: string, format: "esm" | "iife" = "esm"): Promise<Bundle> {
  const result = await build({
    stdin: { contents, resolveDir: dist },
    bundle: true,
    minify: true,
    format,
    globalName: "validator",
    metafile: true,
    write: false,
  });
  const inputs = Object.values(result.metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  );
  return { text: found(result.outputFiles[0]).text, inputs };
}

function sizeOf({ text }: Bundle): number {
  return gzipSync(text, { level: 9 }).length;
}
