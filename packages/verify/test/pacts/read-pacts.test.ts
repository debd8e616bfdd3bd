import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { VerifyErrorCode } from "../../src/errors.ts";
import { parseDocuments, readPacts } from "../../src/pacts/read-pacts.ts";
import { verifyPacts } from "../../src/verify-pacts.ts";
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
    pacts: [{ file: join(path, "a.json") }, { file: join(path, "b.json") }],
    skipped: [{ file: join(path, "c.json"), message: expect.stringContaining('"shop"') }],
  });
});

it("leaves another provider's pact alone, whatever is in it, and folders inside of the folder", async () => {
  const path = await writeFolder("left alone", {
    "a.json": sound,
    "version 2.json": JSON.stringify({
      consumer: { name: "shop" },
      provider: { name: "till" },
      interactions: [{ description: "an order", request: {}, response: {} }],
      metadata: { pactSpecification: { version: "2.0.0" } },
    }),
    "unversioned.json": '{"consumer":{"name":"shop"},"provider":{"name":"till"}}',
    "deep.json": `{"consumer":{},"provider":{"name":"till"},"interactions":${"[".repeat(500)}${"]".repeat(500)}}`,
  });
  await mkdir(join(path, "folder.json"));
  const found = await readPacts([path], rows);
  expect(found).toMatchObject({ pacts: [{ file: join(path, "a.json") }] });
  expect(found.skipped.map(({ file }) => basename(file))).toEqual([
    "deep.json",
    "unversioned.json",
    "version 2.json",
  ]);
});

it("refuses what is not UTF-8, and does not read it with other characters", async () => {
  const path = await writeFolder("latin 1", {});
  await writeFile(join(path, "a.json"), Buffer.from(sound.replace("ord_1", "Größe"), "latin1"));
  const file = join(path, "a.json");
  await expect(readPacts([file], rows)).rejects.toMatchObject({
    code: "pact_unreadable",
    place: file,
  });
});

it.each<[string, { [file: string]: string }, string, VerifyErrorCode, string]>([
  ["a file that is not there", {}, "gone.json", "pact_missing", "gone.json"],
  ["a folder without pacts", { "a.txt": "" }, "", "pact_missing", ""],
  ["a folder with other providers only", { "a.json": foreign }, "", "pact_missing", ""],
  [
    "a folder with something else",
    { "a.json": sound, "b.json": "[]" },
    "",
    "pact_invalid",
    "b.json",
  ],
  [
    "another provider's pact by its name",
    { "a.json": foreign },
    "a.json",
    "pact_invalid",
    "a.json#/provider/name",
  ],
])("refuses %s", async (what, files, file, code, place) => {
  const path = await writeFolder(what, files);
  await expect(readPacts([join(path, file)], rows)).rejects.toMatchObject({
    code,
    place: join(path, place),
  });
});

it("gives one sentence about bad input, and writes nothing", async () => {
  const path = await writeFolder("bad", { "a.json": "{" });
  const outcome = await verifyPacts({ paths: [path] });
  const place = join(path, "a.json");
  expect(outcome).toMatchObject({ ran: false, code: "pact_invalid", place });
  expect(await readdir(path)).toEqual(["a.json"]);
});

describe("documents that are not files", () => {
  const file = "https://broker.example/pacts/1";

  it("are checked like files, under the name that they are given", () => {
    const found = parseDocuments([{ file, text: sound }], rows);
    expect(found).toMatchObject({ pacts: [{ file, consumer: "mailer" }], skipped: [] });
    expect(() => parseDocuments([{ file, text: "{" }], rows)).toThrow(`[pact_invalid] ${file}: `);
  });

  it("are refused with another provider, and none are no error", () => {
    const place = `${file}#/provider/name`;
    expect(() => parseDocuments([{ file, text: foreign }], rows)).toThrow(place);
    expect(parseDocuments([], rows)).toEqual({ pacts: [], skipped: [] });
  });
});
