import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { repositoryRoot } from "@order-webhooks/release";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../src/command.ts";
import { type Block, readBlocks } from "../src/document.ts";
import { createOfflinePlace } from "../src/offline-place.ts";
import { packPackages } from "../src/packages.ts";
import type { Installed, Place } from "../src/place.ts";
import { readJobs } from "./hosted-jobs.ts";

// The page on Pact Brokers, block by block, in one repository: with the packages as they are published, Pact's own client,
// and the stand-in that the tests of packages/verify have.

const page = await readFile(join(repositoryRoot, "docs/pact-broker.md"), "utf8");
const blocks = readBlocks(page);
const credentials = { PACT_BROKER_USERNAME: "ci", PACT_BROKER_PASSWORD: "p w" };
const standIn = join(repositoryRoot, "packages/verify/test/broker/serve.ts");
let place: Place;
let repository: Installed;
let broker: ChildProcess;
let variables: { readonly [name: string]: string };

beforeAll(async () => {
  place = await createOfflinePlace(await packPackages());
  repository = await place.prepare();
  const pacts = join(repositoryRoot, "contracts/examples/consumer/pacts");
  await cp(pacts, join(repository.folder, "pacts"), { recursive: true });
  broker = spawn(process.execPath, [standIn, ...Object.values(credentials)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const url = await firstLine(broker);
  variables = {
    ...{ ...credentials, PACT_BROKER_BASE_URL: url, VERSION: "1.0.0", BRANCH: "main" },
    ...{ GITHUB_SHA: "2.0.0", GITHUB_REF_NAME: "main" },
    GITHUB_STEP_SUMMARY: join(repository.folder, "summary.md"),
  };
});

afterAll(async () => {
  broker?.stdin?.end();
  await place?.remove();
});

test("its first lines say what it proves, and what it does not", () => {
  const [first = ""] = page.split("\n\n").slice(1);
  expect(first).toContain("What it does not prove: that Voucherify agrees with our schemas.");
});

test("it has blocks of shell and of GitHub Actions, and no others", () => {
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["sh", "yaml"]));
});

test.each(blocks.map((block, at) => ({ block, title: titleOf(block, at) })))(
  "$title",
  async ({ block }) => {
    const { file, code, language } = block;
    if (file !== undefined) await write(file, code);
    if (language === "yaml") await runJobs(block);
    else if (file === undefined) await runShell(code, variables);
  },
);

test("the pact was published, verified and deployed, twice", async () => {
  const answer = await runShell(
    "npx pact-broker can-i-deploy --pacticipant order-mailer --version 2.0.0 --to-environment production",
    variables,
  );
  expect(answer).toContain("Computer says yes");
  const report = JSON.parse(await readFile(join(repository.folder, "pacts.json"), "utf8"));
  expect(report).toMatchObject({ passed: true, broker: { publication: { state: "published" } } });
  expect(JSON.stringify(report)).not.toContain(credentials.PACT_BROKER_PASSWORD);
  expect(await readFile(variables.GITHUB_STEP_SUMMARY ?? "", "utf8")).toContain("contract holds");
});

function titleOf({ language, file, code }: Block, at: number): string {
  return `${at + 1}: ${file ?? code.split("\n")[0] ?? language}`;
}

async function runJobs({ file = "", code }: Block): Promise<void> {
  // The service's own values: variables and secrets of the repository.
  const evaluated = code.replace(
    /\$\{\{ (?:vars|secrets)\.(\w+) \}\}/g,
    (_all, name: string) => variables[name] ?? "",
  );
  for (const { shells } of readJobs(file, evaluated)) {
    expect(shells.length).toBeGreaterThan(1);
    for (const { script, env } of shells) await runShell(script, { ...variables, ...env });
  }
}

async function runShell(script: string, own: { readonly [name: string]: string }): Promise<string> {
  const { folder, path, env } = repository;
  const args = ["-euo", "pipefail", "-c", script];
  const started = { program: "bash", args, cwd: folder, path, env: { ...env, ...own } };
  const { code, output } = await run(started);
  expect(code, output).toBe(0);
  return output;
}

async function write(file: string, text: string): Promise<void> {
  const path = join(repository.folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("nothing to read");
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error("the stand-in has ended");
}
