import { expect, test } from "vitest";
import {
  packedVariable,
  publishAll,
  registryEnvironment,
  withLocalRegistry,
} from "../../src/index.ts";
import { VerificationRunner } from "./verification-runner.ts";

// Runs verify-receiver.yml unchanged, with the version that it names by default. npx installs the published commands and
// Pact's verifier from a registry. packages/consumers has receivers in other languages.

test("verifies the published receiver by the published command", async () => {
  const runner = await VerificationRunner.create();
  const { port, temporary } = runner;
  const receiver = "npx --yes --package @order-webhooks/receiver order-webhooks-receiver";
  const output = await withLocalRegistry(async (registry) => {
    await publishAll(registry, { packed: process.env[packedVariable] });
    const env = registryEnvironment(registry, temporary);
    const given = {
      start: `${receiver} --port ${port} --observe-path /observe`,
      observe: `http://127.0.0.1:${port}/observe`,
    };
    const PATH = process.env.PATH ?? "";
    return runner.run(given, { ...env, PATH, npm_config_ignore_scripts: "true" });
  });
  expect(output).toContain("The contract holds");
});
