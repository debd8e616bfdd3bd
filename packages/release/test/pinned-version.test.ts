import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { repositoryRoot } from "../src/index.ts";
import { readPin, writePin } from "../src/pinned-version.ts";

const file = ".github/workflows/verify-receiver.yml";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "order-webhooks-pin-"));
  mkdirSync(join(root, ".github/workflows"), { recursive: true });
  mkdirSync(join(root, "packages/verify"), { recursive: true });
  cpSync(join(repositoryRoot, file), join(root, file));
  return () => rmSync(root, { recursive: true, force: true });
});

test("the workflow runs the version of verify that belongs to this commit", () => {
  const { pinned, wanted } = readPin(repositoryRoot);
  expect(pinned, "npm run release -- pin writes it").toBe(wanted);
});

test("a new version is written, and nothing else is changed", () => {
  setVersion("1.20.0");
  const before = read();
  const { pinned: former } = readPin(root);
  expect(writePin(root)).toEqual({ file, pinned: "1.20.0", wanted: "1.20.0" });
  expect(read()).toBe(before.replace(`default: "${former}"`, 'default: "1.20.0"'));
  expect(read()).not.toBe(before);
});

test("a workflow whose input has no version is refused", () => {
  setVersion("1.0.0");
  writeFileSync(
    join(root, file),
    "on: { workflow_call: { inputs: { version: { type: string } } } }\n",
  );
  expect(() => writePin(root)).toThrow("on.workflow_call.inputs.version.default");
});

function setVersion(version: string): void {
  writeFileSync(join(root, "packages/verify/package.json"), JSON.stringify({ version }));
}

function read(): string {
  return readFileSync(join(root, file), "utf8");
}
