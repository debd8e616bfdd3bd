import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { afterAll, expect, test } from "vitest";
import { bringNode } from "../src/bring-node.ts";
import { run } from "../src/command.ts";

// Generated files are committed, so they must be the same bytes on every machine.

const place = mkdtempSync(join(tmpdir(), "order-webhooks-generator-"));

afterAll(() => rmSync(place, { recursive: true, force: true }));

test.each(["22", "24", "26"])("Node %s generates the bytes that are committed", async (version) => {
  const node = await bringNode(place, version);
  const args = [join(repositoryRoot, "packages/codegen/src/cli.ts"), "--check"];
  const checked = await run({ program: "node", args, cwd: repositoryRoot, path: [node] });
  expect(checked).toEqual({ code: 0, output: "" });
});
