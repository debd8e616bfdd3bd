import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import {
  findFreePort,
  packedVariable,
  publishAll,
  registryEnvironment,
  withLocalRegistry,
} from "../../src/index.ts";
import { runVerification } from "./verification-step.ts";

// verify-receiver.yml with nothing replaced: npx installs the published commands, and Pact's verifier with them, from a
// registry. It has the version that the workflow names by default. Receivers in other languages are among the consumers of packages/consumers.

let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "order-webhooks-runner-"));
  return () => rmSync(temporary, { recursive: true, force: true });
});

test("verifies the published receiver by the published command", async () => {
  const port = await findFreePort();
  const receiver = "npx --yes --package @order-webhooks/receiver order-webhooks-receiver";
  const output = await withLocalRegistry(async (registry) => {
    await publishAll(registry, { packed: process.env[packedVariable] });
    const given = {
      start: `${receiver} --port ${port} --observe-path /observe`,
      observe: `http://127.0.0.1:${port}/observe`,
      "wait-seconds": "600",
    };
    const ignored = { npm_config_ignore_scripts: "true" };
    const env = { ...registryEnvironment(registry, temporary), ...ignored };
    return runVerification({ temporary, port, given, env });
  });
  expect(output).toContain("The contract holds");
});
