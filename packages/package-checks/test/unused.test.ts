import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findUnused } from "../src/knip.ts";

test("every file, dependency and export of the workspace is used", async () => {
  expect(await findUnused()).toBe("");
});

test("what nothing uses is found, under the same configuration", async () => {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-unused-"));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const manifest = { name: "some", exports: "./src/index.ts", dependencies: { nobody: "1.0.0" } };
  write("package.json", '{ "name": "root", "workspaces": ["packages/*"] }');
  write("packages/package-checks/package.json", '{ "name": "package-checks" }');
  cpSync(
    join(import.meta.dirname, "../knip.jsonc"),
    join(root, "packages/package-checks/knip.jsonc"),
  );
  write("packages/some/package.json", JSON.stringify(manifest));
  write("packages/some/src/index.ts", 'export { used } from "./part.ts";\n');
  write("packages/some/src/part.ts", "export const used = 1;\nexport const unused = 2;\n");
  write("packages/some/src/alone.ts", "export const alone = 1;\n");
  const found = await findUnused(root);
  rmSync(root, { recursive: true });
  for (const name of ["src/alone.ts", "nobody", "unused "]) expect(found).toContain(name);
  expect(found).not.toMatch(/\bused\b/);
});
