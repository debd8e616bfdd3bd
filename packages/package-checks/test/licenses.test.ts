import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPublishablePackages, repositoryRoot } from "@order-webhooks/release";
import { execa } from "execa";
import { expect, test } from "vitest";
import { findRefused, listLicenses } from "../src/licenses.ts";

test("published packages only bring licenses that require nothing but a notice", async () => {
  const filters = readPublishablePackages().flatMap(({ folder }) => ["--filter", `./${folder}`]);
  const listed = await listLicenses(repositoryRoot, ["--prod", ...filters]);
  expect(listed.length).toBeGreaterThan(0);
  expect(findRefused(listed, "users")).toEqual([]);
});

test("developers only install licenses that are listed", async () => {
  const listed = await listLicenses(repositoryRoot, ["--recursive"]);
  expect(listed.length).toBeGreaterThan(100);
  expect(findRefused(listed, "developers")).toEqual([]);
});

test("an installed package with a refused license is found, or with none", async () => {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-licenses-"));
  const options = { cwd: root, preferLocal: true, localDir: import.meta.dirname };
  const licenses = { free: "MIT", copyleft: "GPL-3.0-only", silent: undefined };
  for (const [name, license] of Object.entries(licenses)) {
    mkdirSync(join(root, "package"), { recursive: true });
    const manifest = JSON.stringify({ name, version: "1.0.0", license });
    writeFileSync(join(root, "package/package.json"), manifest);
    await execa("tar", ["-czf", `${name}.tgz`, "package"], options);
  }
  const dependencies = { free: "file:free.tgz", copyleft: "file:copyleft.tgz" };
  const manifest = { dependencies, devDependencies: { silent: "file:silent.tgz" } };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  await execa("pnpm", ["install", "--offline", "--store-dir", join(root, "store")], options);

  const copyleft = "copyleft@1.0.0: GPL-3.0-only";
  expect(findRefused(await listLicenses(root, ["--prod"]), "users")).toEqual([copyleft]);
  expect(findRefused(await listLicenses(root, []), "developers")).toEqual([
    copyleft,
    "silent@1.0.0: Unknown",
  ]);
  rmSync(root, { recursive: true });
});

test.each([
  ["MIT", true, true],
  ["(MIT OR GPL-3.0-only)", true, true],
  ["MPL-2.0", false, true],
  ["MIT AND GPL-3.0-only", false, false],
  ["SEE LICENSE IN LICENSE.md", false, false],
])("%s is allowed for users: %s, for developers: %s", (license, users, developers) => {
  const listed = [{ name: "some", versions: ["1.0.0"], license }];
  expect(findRefused(listed, "users").length === 0).toBe(users);
  expect(findRefused(listed, "developers").length === 0).toBe(developers);
});
