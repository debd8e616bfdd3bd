import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyErrorCodes } from "../src/errors.ts";
import { readSchemaIndex } from "../src/schemas/read-schemas.ts";
import { type Running, startPlainReceiver } from "./faults/plain-receiver.ts";
import { interactionOf, pactOf, readSchemas } from "./pacts/message-pacts.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = await readFile(join(root, "README.md"), "utf8");
const events = Object.keys((await readSchemaIndex()).events);
const { row } = await readSchemas();
let sound: Running;
let folder: string;

beforeAll(async () => {
  sound = await startPlainReceiver(events);
  folder = await mkdtemp(join(tmpdir(), "verify-readme-"));
  await mkdir(join(folder, "node_modules/@order-webhooks"), { recursive: true });
  await symlink(root, join(folder, "node_modules/@order-webhooks/verify"));
});

afterAll(async () => {
  await sound.close();
  await rm(folder, { recursive: true });
});

function blocks(language: string): readonly string[] {
  const found = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return found.filter(([, name]) => name === language).map(([, , code = ""]) => code);
}

function run(command: string, args: readonly string[]) {
  return new Promise<{ exit: number | null; output: string }>((resolve) => {
    const child = spawn(command, args, { cwd: folder });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => resolve({ exit: null, output: error.message }));
    child.on("close", (exit) => resolve({ exit, output }));
  });
}

/**
 * Replaces the published command with this package's, and the URL with that of the test's receiver.
 */
function here(code: string, url: string): string {
  return code
    .replaceAll(/npx @order-webhooks\/verify/g, () =>
      [process.execPath, join(root, "dist/cli/bin.js")].map((part) => `"${part}"`).join(" "),
    )
    .replaceAll("http://127.0.0.1:3000", new URL(url).origin);
}

/**
 * Removes IDs and milliseconds, which differ between runs, and counts, which grow with the schemas.
 */
function withoutChance(text: string): string {
  return text
    .replace(/\b(whs|evcus|ord)_\w+/g, "$1_...")
    .replace(/\b\d+(?= (ms|accepted|refused)\b)/g, "...");
}

describe("what the README shows works", () => {
  const [all = "", verify = ""] = blocks("sh");
  const send = blocks("sh").find((block) => block.includes("--set ")) ?? "";
  const [secret = ""] = /WEBHOOK_SECRET=\S+/.exec(verify) ?? [];
  const [code = ""] = blocks("ts");

  test("the three commands", async () => {
    await mkdir(join(folder, "pacts"));
    const pact = JSON.stringify(pactOf([interactionOf(row)]));
    await writeFile(join(folder, "pacts/mailer.json"), pact);
    const { exit, output } = await run("sh", ["-ec", here(all, sound.url)]);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    expect(output.match(/The contract holds|answered with success\. Add/g)).toHaveLength(3);
  });

  test("the command", async () => {
    const { exit, output } = await run("sh", ["-c", here(verify, sound.url)]);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    expect(output).toContain("The contract holds");
    const shown = blocks("text").find((block) => block.startsWith("event  ")) ?? "";
    for (const line of shown.trimEnd().split("\n"))
      if (line !== "...") expect(withoutChance(output)).toContain(withoutChance(line));
  });

  test("the command that sends one delivery, and what it prints", async () => {
    const { exit, output } = await run("sh", ["-c", here(send, sound.url)]);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    const shown = blocks("text").find((block) => block.startsWith("sent ")) ?? "";
    expect(withoutChance(output)).toBe(withoutChance(here(shown, sound.url)));
  });

  test("the command for one event and purpose", async () => {
    const only = blocks("sh").find((block) => block.includes("--only")) ?? "";
    const { exit, output } = await run("sh", ["-c", here(`export ${secret}\n${only}`, sound.url)]);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    expect(output).toContain("and nothing else.");
  });

  test("the test file", async () => {
    const file = join(folder, "receiver.test.mjs");
    await writeFile(file, here(code, sound.url));
    const { exit, output } = await run(process.execPath, ["--test", file]);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    expect(output).toMatch(/pass 1\b/);
  });

  test("the observation", () => {
    const [document = ""] = blocks("json");
    expect(Object.keys(JSON.parse(document))).toEqual(["handled"]);
  });

  test("every error code is there, and no other", () => {
    const listed = [...readme.matchAll(/^\| `([a-z]+_?[a-z_]*)` +\|/gm)].map(([, code]) => code);
    expect(listed).toEqual([...verifyErrorCodes]);
  });

  test.each([
    ["## Verify your receiver", []],
    ["## Send one delivery", ["send"]],
    ["## Verify what your consumer expects", ["pact"]],
  ])("%s has every option, and no other", async (heading, command) => {
    const args = [join(root, "dist/cli/bin.js"), ...command, "--help"];
    const { output } = await run(process.execPath, args);
    const options = new Set(output.match(/--[a-z-]*[a-z]/g));
    for (const option of ["--help", "--version"]) options.delete(option);
    const section = readme.slice(readme.indexOf(`\n${heading}\n`));
    const [table = ""] = /\| option +\|[\s\S]*?\n\n/.exec(section) ?? [];
    expect(new Set(table.match(/--[a-z-]*[a-z]/g))).toEqual(options);
  });
});
