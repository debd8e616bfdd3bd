import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { execa } from "execa";
import { expect, test } from "vitest";

const configuration = "packages/package-checks/knip.ts";
const run = execa({ preferLocal: true, localDir: import.meta.dirname, all: true, reject: false });

test("knip finds no unused file, dependency or export in the workspace", async () => {
  const { all } = await knip(repositoryRoot);
  expect(all).toBe("");
});

test("knip finds each planted fault, with the same configuration", async () => {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-unused-"));
  const manifest = { name: "some", exports: "./src/index.ts", dependencies: { idle: "1.0.0" } };
  const files = {
    "package.json": '{ "name": "root", "workspaces": ["packages/*"] }',
    "packages/package-checks/package.json": '{ "name": "package-checks" }',
    "packages/some/package.json": JSON.stringify(manifest),
    "packages/some/src/index.ts": 'export { used } from "./part.ts";\n',
    "packages/some/src/part.ts": "export const used = 1;\nexport const unused = 2;\n",
    "packages/some/src/alone.ts": "export const alone = 1;\n",
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  cpSync(join(repositoryRoot, configuration), join(root, configuration));
  const { all } = await knip(root);
  rmSync(root, { recursive: true });
  for (const name of ["src/alone.ts", "idle", "unused "]) expect(all).toContain(name);
  expect(all).not.toMatch(/\bused\b/);
});

function knip(cwd: string) {
  return run({ cwd })("knip", ["--no-progress", "--no-config-hints", "--config", configuration]);
}
