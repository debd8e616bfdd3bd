import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import {
  packedVariable,
  publishAll,
  registryEnvironment,
  repositoryRoot,
  withLocalRegistry,
} from "../src/index.ts";
import { findFreePort, runVerification } from "./verification-step.ts";

// verify-receiver.yml with nothing replaced: npx installs the published command, and Pact's verifier with it, from a registry.

let temporary: string;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), "order-webhooks-runner-"));
  return () => rmSync(temporary, { recursive: true, force: true });
});

test("verifies a receiver in another language by the published command", async () => {
  const port = await findFreePort();
  const receiver = join(repositoryRoot, "contracts/examples/python/receiver.py");
  const output = await withLocalRegistry(async (registry) => {
    await publishAll(registry, { packed: process.env[packedVariable] });
    const inputs = {
      START: `python3 "${receiver}" --port ${port} --observe`,
      OBSERVE: `http://127.0.0.1:${port}/observe`,
    };
    const env = { ...registryEnvironment(registry, temporary), ...inputs };
    return runVerification({ temporary, port, env });
  });
  expect(output).toContain("The contract holds");
});
