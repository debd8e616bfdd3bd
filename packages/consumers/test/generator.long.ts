import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { afterAll, expect, test } from "vitest";
import { bringNode } from "../src/bring-node.ts";
import { runOutside } from "../src/run-outside.ts";

// Generated files are committed, so they must be the same bytes on every machine.

const root = mkdtempSync(join(tmpdir(), "order-webhooks-generator-"));
const args = [join(repositoryRoot, "packages/codegen/src/cli.ts"), "--check"];

afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(["22", "24", "26"])("Node %s generates the bytes that are committed", async (version) => {
  const path = [await bringNode(root, version)];
  expect(await runOutside("node", args, { cwd: repositoryRoot, path })).toBe("");
});
