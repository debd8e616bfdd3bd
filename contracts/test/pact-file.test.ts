import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { describeProblem, readPacts } from "../src/pact-file.ts";
import { verifyPacts } from "../src/verify-pacts.ts";
import { interactionOf, pactOf, readSchemas } from "./message-pacts.ts";

const { rows, row } = await readSchemas();
const folder = await mkdtemp(join(tmpdir(), "pact-file-"));
afterAll(() => rm(folder, { recursive: true }));

const sound = JSON.stringify(pactOf([interactionOf(row)]));
const foreign = JSON.stringify(pactOf([interactionOf(row)], { provider: { name: "shop" } }));

async function writeFolder(name: string, files: { [file: string]: string }): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

it("reads a folder in the order of names and skips pacts with other providers", async () => {
  const path = await writeFolder("mixed", {
    "b.json": sound,
    "a.json": sound,
    "c.json": foreign,
    "d.txt": "",
  });
  const found = await readPacts([path], rows);
  expect(found).toMatchObject({
    ok: true,
    pacts: [{ file: join(path, "a.json") }, { file: join(path, "b.json") }],
    skipped: [{ file: join(path, "c.json"), pointer: "/provider/name" }],
  });
});

it.each([
  ["a file that is not there", {}, "gone.json", "gone.json: cannot be read: no such file"],
  ["a folder without pacts", { "a.txt": "" }, "", "is a folder without a .json file"],
  [
    "a folder with other providers only",
    { "a.json": foreign },
    "",
    "has no pact whose provider is",
  ],
  [
    "a folder with something else",
    { "a.json": sound, "b.json": "[]" },
    "",
    "b.json: is not a pact",
  ],
  ["another provider's pact by its name", { "a.json": foreign }, "a.json", "a.json#/provider/name"],
])("refuses %s", async (what, files, file, sentence) => {
  const path = join(await writeFolder(what, files), file);
  const found = await readPacts([path], rows);
  expect(found.ok ? "" : describeProblem(found.problem)).toContain(sentence);
});

it("says one sentence about bad input, and writes nothing", async () => {
  const path = await writeFolder("bad", { "a.json": "{" });
  const outcome = await verifyPacts({ paths: [path] });
  expect(outcome).toEqual({ ran: false, message: expect.stringContaining("a.json: is not JSON") });
  expect(await readdir(path)).toEqual(["a.json"]);
});
