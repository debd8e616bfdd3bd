import { once } from "node:events";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execaNode } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Block, readBlocks } from "../src/document.ts";
import { createOfflinePlace, type Installed, type Place } from "../src/place.ts";
import { runShell, titleOf, write } from "./documents.ts";
import { readJobs } from "./hosted-jobs.ts";

// Runs the page on Pact Brokers, block by block, in one repository. It uses the packed packages, Pact's own client, and
// the stand-in for a broker of packages/verify.

const page = await readFile(join(repositoryRoot, "docs/pact-broker.md"), "utf8");
const blocks = readBlocks(page);
const credentials = { PACT_BROKER_USERNAME: "ci", PACT_BROKER_PASSWORD: "p w" };
const standIn = join(repositoryRoot, "packages/verify/test/broker/serve.ts");
let place: Place;
let repository: Installed;
let broker: ReturnType<typeof startBroker>;
let variables: { readonly [name: string]: string };

beforeAll(async () => {
  place = await createOfflinePlace();
  repository = await place.prepare();
  const pacts = join(repositoryRoot, "contracts/examples/consumer/pacts");
  await cp(pacts, join(repository.cwd, "pacts"), { recursive: true });
  broker = startBroker();
  // Fails at once if the stand-in ends.
  const ended = broker.then(() => expect.fail("the stand-in for a broker ended"));
  const [url] = await Promise.race([once(broker.stdout, "data"), ended]);
  variables = {
    ...{
      ...credentials,
      PACT_BROKER_BASE_URL: String(url).trim(),
      VERSION: "1.0.0",
      BRANCH: "main",
    },
    ...{ GITHUB_SHA: "2.0.0", GITHUB_REF_NAME: "main" },
    GITHUB_STEP_SUMMARY: join(repository.cwd, "summary.md"),
  };
});

afterAll(async () => {
  broker?.stdin.end();
  await place?.remove();
});

test("its first lines say what it does not prove", () => {
  const [first = ""] = page.split("\n\n").slice(1);
  expect(first).toContain("It does not prove that Voucherify agrees with our schemas.");
});

test("it has blocks of shell and of GitHub Actions, and no others", () => {
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(["sh", "yaml"]));
});

test.each(blocks.map((block, at) => ({ block, title: titleOf(block, at) })))(
  "$title",
  async ({ block }) => {
    const { file, code, language } = block;
    if (file !== undefined) await write(repository.cwd, file, code);
    if (language === "yaml") await runJobs(block);
    else if (file === undefined) await runShell(code, repository, variables);
  },
);

test("the pact was published, verified and deployed, twice", async () => {
  const answer = await runShell(
    "npx pact-broker can-i-deploy --pacticipant order-mailer --version 2.0.0 --to-environment production",
    repository,
    variables,
  );
  expect(answer).toContain("Computer says yes");
  const report = JSON.parse(await readFile(join(repository.cwd, "pacts.json"), "utf8"));
  expect(report).toMatchObject({ passed: true, broker: { publication: { state: "published" } } });
  expect(JSON.stringify(report)).not.toContain(credentials.PACT_BROKER_PASSWORD);
  expect(await readFile(variables.GITHUB_STEP_SUMMARY ?? "", "utf8")).toContain("contract holds");
});

async function runJobs({ file = "", code }: Block): Promise<void> {
  // GitHub replaces these by variables and secrets of the repository.
  const evaluated = code.replace(
    /\$\{\{ (?:vars|secrets)\.(\w+) \}\}/g,
    (_all, name: string) => variables[name] ?? "",
  );
  for (const { shells } of readJobs(file, evaluated)) {
    expect(shells.length).toBeGreaterThan(1);
    for (const { script, env } of shells)
      await runShell(script, repository, { ...variables, ...env });
  }
}

function startBroker() {
  return execaNode(standIn, Object.values(credentials), { ipc: false, nodeOptions: [] });
}
