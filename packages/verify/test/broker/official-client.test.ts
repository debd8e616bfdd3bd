import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "@order-webhooks/schemas/package.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../src/cli/cli.ts";
import type { JsonObject } from "../../src/json/json.ts";
import { startMessageProvider } from "../../src/pacts/engine/message-provider.ts";
import { provideExamples } from "../../src/pacts/example-messages.ts";
import { schemasParticipant } from "../../src/plan/pact-names.ts";
import { readSchemas } from "../pacts/message-pacts.ts";
import { runPact } from "./pact-client.ts";
import { pactOfExamples, soundPact } from "./publications.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

// The tests run in order, as a team would work: each continues where the previous one ended.

const schemas = await readSchemas();
const credentials = { username: "mailer's CI", password: "p w/ä" };
const variables = {
  PACT_BROKER_USERNAME: credentials.username,
  PACT_BROKER_PASSWORD: credentials.password,
};
const mailer = ["--pacticipant", "mailer"];
const provider = ["--pacticipant", schemasParticipant, "--version", manifest.version];
const toProduction = ["--to-environment", "production"];
let broker: StandIn;
let folder: string;

beforeAll(async () => {
  broker = await startStandIn({ credentials });
  folder = await mkdtemp(join(tmpdir(), "verify-broker-"));
});

afterAll(async () => {
  await broker.close();
  await rm(folder, { recursive: true });
});

function client(command: string, ...args: readonly string[]) {
  const base = ["--broker-base-url", broker.url];
  return runPact(["broker", command, ...args, ...base], variables);
}

async function publish(pact: JsonObject, version: string, branch: string): Promise<void> {
  const file = join(folder, `${version}.json`);
  await writeFile(file, JSON.stringify(pact));
  const args = [file, "--consumer-app-version", version, "--branch", branch];
  const { exit, output } = await client("publish", ...args);
  expect({ exit, output }).toMatchObject({ exit: 0 });
  expect(output).not.toContain("Warning");
}

async function verify(...args: readonly string[]) {
  let printed = "";
  let warned = "";
  const exit = await runCommand(
    ["pact", "--broker-url", broker.url, "--payloads", "20", "--seed", "1", ...args],
    {
      env: variables,
      print: (text) => {
        printed += text;
      },
      warn: (text) => {
        warned += text;
      },
      ...{ color: false, watched: false },
    },
  );
  return { exit, printed, warned };
}

describe("with Pact's own client, and Basic authentication,", () => {
  test("a consumer publishes its pact, and may not be deployed before it is verified", async () => {
    await publish(soundPact(schemas.row), "1.0.0", "main");
    expect(
      await client("create-environment", "--name", "production", "--production"),
    ).toMatchObject({
      exit: 0,
    });
    const { exit, output } = await client(
      "can-i-deploy",
      ...mailer,
      "--version",
      "1.0.0",
      ...toProduction,
    );
    expect({ exit, output }).toMatchObject({ exit: 1 });
    expect(output).toContain("Computer says no");
  });

  test("this command verifies it, and Pact's verifier publishes the result", async () => {
    const { exit, printed, warned } = await verify("--provider-branch", "main", "--publish");
    expect({ exit, warned }).toEqual({ exit: 0, warned: "" });
    expect(printed).toContain(
      `Pact's verifier published 1 result for version ${manifest.version} on branch main.`,
    );
    expect(printed).not.toContain(credentials.password);
  });

  test("the schemas' version is recorded as deployed, and then the consumer may be", async () => {
    const deploy = ["--environment", "production"];
    expect(await client("record-deployment", ...provider, ...deploy)).toMatchObject({ exit: 0 });
    const consumer = [...mailer, "--version", "1.0.0"];
    const { exit, output } = await client("can-i-deploy", ...consumer, ...toProduction);
    expect({ exit, output }).toMatchObject({ exit: 0 });
    expect(output).toContain("Computer says yes");
    expect(await client("record-deployment", ...consumer, ...deploy)).toMatchObject({ exit: 0 });
    const { environments } = broker.state.pacticipants.get("mailer")?.versions.get("1.0.0") ?? {};
    expect(environments).toEqual(new Set(["production"]));
  });

  test("a version that expects too much is not published and may not be deployed", async () => {
    await publish(pactOfExamples(schemas.row), "2.0.0", "main");
    const { exit, printed } = await verify("--provider-branch", "main", "--publish");
    expect(exit).toBe(1);
    expect(printed).toContain("Nothing was published: a pact that is not pending failed.");
    const consumer = [...mailer, "--version", "2.0.0"];
    expect(await client("can-i-deploy", ...consumer, ...toProduction)).toMatchObject({ exit: 1 });
  });

  test("as a pending pact it breaks nothing, but its failure is published and it may not be deployed", async () => {
    const { exit, printed } = await verify(
      "--provider-branch",
      "main",
      "--enable-pending",
      "--publish",
    );
    expect(exit).toBe(0);
    expect(printed).toContain("fails, pending");
    const consumer = [...mailer, "--version", "2.0.0"];
    const { exit: no, output } = await client("can-i-deploy", ...consumer, ...toProduction);
    expect({ no, output }).toMatchObject({ no: 1 });
    expect(output).toContain("false");
    expect(
      await client("can-i-deploy", ...mailer, "--version", "1.0.0", ...toProduction),
    ).toMatchObject({
      exit: 0,
    });
  });

  test("Pact's verifier alone selects the same pacts, and judges by one example", async () => {
    const running = await startMessageProvider(provideExamples(schemas));
    const { origin, stateUrl } = running;
    const { exit, output } = await runPact(
      [
        ...["verifier", "--broker-url", broker.url, "--provider-name", schemasParticipant],
        ...[
          "--hostname",
          origin.hostname,
          "--port",
          origin.port,
          "--state-change-url",
          stateUrl.href,
        ],
        ...["--consumer-version-selectors", '{"mainBranch":true}', "--enable-pending"],
        ...["--consumer-version-selectors", '{"deployedOrReleased":true}'],
        ...["--provider-branch", "main", "--loglevel", "none"],
      ],
      variables,
    );
    await running.close();
    expect({ exit, output }).toMatchObject({ exit: 0 });
    const [own, theirs] = broker.seen
      .filter(({ method, path }) => method === "POST" && path.endsWith("/for-verification"))
      .slice(-2);
    expect(theirs?.body).toEqual(own?.body);
  });

  test("wrong credentials end with one sentence and exit code 2", async () => {
    const warned: string[] = [];
    const exit = await runCommand(["pact", "--broker-url", broker.url], {
      env: { ...variables, PACT_BROKER_PASSWORD: "other" },
      print: () => {},
      warn: (text) => warned.push(text),
      ...{ color: false, watched: false },
    });
    expect({ exit, warned }).toEqual({
      exit: 2,
      warned: [expect.stringMatching(/^\[broker_refused\] .*\n$/)],
    });
  });
});
