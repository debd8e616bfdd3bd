import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readPin } from "./pinned-version.ts";

/** A reason not to publish, and what takes it away. */
export interface Obstacle {
  readonly what: string;
  readonly remedy: string;
}

/** Everything that stands between this working tree and a release of it. */
export function findObstacles(root: string): readonly Obstacle[] {
  return [
    ...branchObstacle(root),
    ...dirtyObstacle(root),
    ...pendingObstacle(root),
    ...pinObstacle(root),
  ];
}

/** Changesets that name a package: those whose versions have not moved yet. An empty changeset releases nothing. */
export function readPendingChangesets(root: string): readonly string[] {
  return globSync(".changeset/*.md", { cwd: root })
    .filter((file) => !file.endsWith("README.md"))
    .filter((file) => namesPackage(readFileSync(join(root, file), "utf8")))
    .sort();
}

function branchObstacle(root: string): readonly Obstacle[] {
  const { baseBranch } = JSON.parse(readFileSync(join(root, ".changeset/config.json"), "utf8")) as {
    baseBranch: string;
  };
  const branch = git(root, "rev-parse", "--abbrev-ref", "HEAD").trim();
  if (branch === baseBranch) return [];
  return [
    {
      what: `this is ${branch}, and releases are made from ${baseBranch}`,
      remedy: `git switch ${baseBranch}`,
    },
  ];
}

function dirtyObstacle(root: string): readonly Obstacle[] {
  const changed = git(root, "status", "--porcelain").split("\n").filter(Boolean);
  if (changed.length === 0) return [];
  return [
    {
      what: `the working tree has changes that no commit has:\n${changed.join("\n")}`,
      remedy: "commit them, or set them aside",
    },
  ];
}

function pendingObstacle(root: string): readonly Obstacle[] {
  const pending = readPendingChangesets(root);
  if (pending.length === 0) return [];
  return [
    {
      what: `changesets are pending, so the versions are not the ones to release: ${pending.join(", ")}`,
      remedy: "npm run release:version, then commit what it changed",
    },
  ];
}

/** A pending changeset comes first: it moves the version once more. */
function pinObstacle(root: string): readonly Obstacle[] {
  const { file, pinned, wanted } = readPin(root);
  if (pinned === wanted || readPendingChangesets(root).length > 0) return [];
  return [
    {
      what: `${file} runs version ${pinned} of verify, and ${wanted} is to be released with it`,
      remedy: "npm run release -- pin, then commit what it changed",
    },
  ];
}

function namesPackage(changeset: string): boolean {
  const header = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(changeset)?.[1] ?? "";
  return Object.keys((parse(header) ?? {}) as object).length > 0;
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" });
}
