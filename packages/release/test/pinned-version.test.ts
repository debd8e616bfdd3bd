import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../src/index.ts";
import { readPin, writePin } from "../src/pinned-version.ts";
import { temporaryFolder } from "./fixtures.ts";
import { inputs } from "./verify-receiver/verification-runner.ts";

const file = ".github/workflows/verify-receiver.yml";

test("the workflow runs the version of verify that belongs to this commit", () => {
  const { pinned, wanted } = readPin(repositoryRoot);
  expect(pinned, "npm run release -- pin writes it").toBe(wanted);
  expect(inputs.version?.default).toBe(pinned);
});

test("pinning writes the version and changes nothing else, and refuses a workflow without it", () => {
  const root = temporaryFolder();
  const workflow = readFileSync(join(repositoryRoot, file), "utf8");
  for (const folder of [".github/workflows", "packages/verify"]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, "packages/verify/package.json"), '{ "version": "1.20.0" }');
  writeFileSync(join(root, file), workflow);
  const { pinned: former } = readPin(root);
  expect(writePin(root)).toEqual({ file, pinned: "1.20.0", wanted: "1.20.0" });
  const written = readFileSync(join(root, file), "utf8");
  expect(written).toBe(workflow.replace(`default: "${former}"`, 'default: "1.20.0"'));
  expect(written).not.toBe(workflow);
  writeFileSync(join(root, file), workflow.replace(" # written by", " #"));
  expect(() => writePin(root)).toThrow(`${file}: expected a default`);
});
