import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../src/generate.ts";
import { runCommand } from "../src/generate-command.ts";
import type { Outcome } from "../src/write-files/command.ts";
import { root } from "../testing/authored.ts";

const cli = join(import.meta.dirname, "../src/cli.ts");
const scratch = await mkdtemp(join(tmpdir(), "codegen-"));
const order = "schemas/objects/order.schema.json";
const types = "packages/types/src/gen/index.d.ts";

interface Printed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a process. Most cases call {@link run} instead, which is much faster. */
function spawnProgram(...args: readonly string[]): Printed {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

function run(args: readonly string[]): Promise<Outcome> {
  return runCommand(args, generate);
}

function runHere(...args: readonly string[]): Promise<Outcome> {
  return run(["--root", scratch, ...args]);
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(scratch, path)), { recursive: true });
  await writeFile(join(scratch, path), text);
}

const markers = "<!-- events:start -->\n<!-- events:end -->";

/** Makes a folder as an author leaves it, with schemas and a README with markers, but without generated files. */
async function author(folder: string): Promise<void> {
  const isAuthored = (path: string) => !/schemas\/(gen|node_modules)/.test(path);
  await cp(join(root, "schemas"), join(folder, "schemas"), { recursive: true, filter: isAuthored });
  await writeFile(join(folder, "README.md"), `# Mine\n\n${markers}\n\nThe rest.\n`);
  await mkdir(join(folder, "packages/types"), { recursive: true });
}

beforeEach(() => rm(scratch, { recursive: true, force: true }));

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe("a generated file", () => {
  const generated = `${scratch}-generated`;
  let first: Outcome;

  beforeAll(async () => {
    await author(generated);
    first = await run(["--root", generated]);
  });

  beforeEach(() => cp(generated, scratch, { recursive: true }));

  afterAll(() => rm(generated, { recursive: true, force: true }));

  it("is written if it was missing, and the README gets the table of events between its markers", async () => {
    expect(first.code).toBe(0);
    expect(first.text).toContain(`added  ${types}\n`);
    expect(first.text).toContain("changed  README.md\n");
    expect(first.text).toMatch(/\n(\d+) generated files, \1 written or removed\n$/);
    const readme = await readFile(join(scratch, "README.md"), "utf8");
    expect(readme).toMatch(/^# Mine\n\n<!-- events:start -->\n\n\| event /);
    expect(readme).toMatch(/ \|\n\n<!-- events:end -->\n\nThe rest\.\n$/);
  });

  it("is only compared by --check, which lists each stale, missing and orphaned file and the command to run", async () => {
    await changeReadme("| event", "| Event");
    await put(types, "stale");
    await rm(join(scratch, "schemas/gen/index.json"));
    await put("schemas/gen/examples/orphan.json", "{}");
    const before = await contentOf(scratch);
    expect(await runHere("--check")).toEqual({
      code: 1,
      text: `stale  README.md
stale  ${types}
missing  schemas/gen/index.json
orphaned  schemas/gen/examples/orphan.json
Generated files: expected to match their sources, got 4 that do not. Run npm run generate.
`,
    });
    expect(await contentOf(scratch)).toEqual(before);
  });

  it("is rewritten if stale and removed if orphaned, and other files stay unchanged", async () => {
    await changeReadme("Mine", "Ours");
    await put(types, "stale");
    await put("packages/gone/src/gen/events/orphan.ts", "orphan");
    const { code, text } = await runHere();
    expect(code).toBe(0);
    expect(text).toMatch(
      /^changed {2}packages\/types\/src\/gen\/index\.d\.ts\nremoved {2}packages\/gone\/src\/gen\/events\/orphan\.ts\n\d+ generated files, 2 written or removed\n$/,
    );
    await changeReadme("Ours", "Mine");
    // The author owns the folder of the package.
    await mkdir(join(generated, "packages/gone/src"), { recursive: true });
    expect(await contentOf(scratch)).toEqual(await contentOf(generated));
  });
});

async function changeReadme(from: string, to: string): Promise<void> {
  const readme = await readFile(join(scratch, "README.md"), "utf8");
  await writeFile(join(scratch, "README.md"), readme.replace(from, to));
}

describe("the table of events in the README", () => {
  it("is refused if the markers are missing, before any file is written", async () => {
    await author(scratch);
    await put("README.md", "# Mine\n");
    const { code, text } = await runHere();
    expect(code).toBe(2);
    expect(text).toMatch(/^README\.md: .*<!-- events:start -->.*\(readme-markers: /);
    await expect(readFile(join(scratch, types))).rejects.toThrow("ENOENT");
  });
});

/** Returns the files and empty folders in a folder, with the content of the files. */
async function contentOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = entries.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name);
    const isFile = entry.isFile();
    return [relative(folder, path), isFile ? await readFile(path, "utf8") : ""];
  });
  return new Map((await Promise.all(read)).sort());
}

describe("bad input", () => {
  it("refuses schemas outside the dialect and writes nothing", async () => {
    await author(scratch);
    await put(order, "{");
    const { code, text } = await runHere();
    expect(code).toBe(2);
    expect(text).toMatch(
      /^schemas\/objects\/order\.schema\.json#: Expected JSON, got text that does not parse: .*Fix the syntax\./,
    );
    expect(text).toMatch(/\nThe schemas have 1 problem\. No file was written\.\n$/);
    await expect(readFile(join(scratch, types))).rejects.toThrow("ENOENT");
  });

  it("reports a folder without schemas", async () => {
    const { code, text } = await run(["--root", join(scratch, "nowhere"), "--check"]);
    expect(code).toBe(2);
    expect(text).toContain("Expected schemas, got none. Check --root.");
  });

  it.each([
    ["--chekc", "--chekc: expected one of --check, --root, --help, got an unknown option."],
    ["schemas", 'arguments: expected only options, got "schemas".'],
    ["--root", "--root: expected a value, got nothing."],
    ["--check=1", "--check: expected no value, got one."],
  ])("refuses %s", async (argument, sentence) => {
    const message = `[argument_invalid] ${sentence} See --help.`;
    await expect(run([argument])).rejects.toThrow(message);
  });
});

describe("the program", () => {
  it("prints on --help the text that the README shows", async () => {
    const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
    const [, shown] =
      /```sh\nnode src\/cli\.ts --help\n```\n\n```text\n(.*?)```/s.exec(readme) ?? [];
    expect(spawnProgram("--help")).toEqual({ code: 0, err: "", out: shown });
  });
});
