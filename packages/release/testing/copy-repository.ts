import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { readWorkspacePackages, repositoryRoot } from "../src/workspace.ts";

/**
 * Copies every file that git knows or would add, and paths beyond those if named, such as built folders.
 * The copy uses what is installed here, and has its own git history still to begin.
 */
export function copyRepository(root: string, alsoCopied: readonly string[] = []): void {
  for (const file of [...listRepositoryFiles(), ...alsoCopied]) {
    const source = join(repositoryRoot, file);
    if (!existsSync(source)) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(source, join(root, file), { recursive: true });
  }
  linkDependencies(root);
}

/**
 * The environment of git where it works on a copy. It has no settings of the developer, who may sign each commit or have
 * hooks, and none of a git that runs the tests from a hook and names its own repository in these variables.
 */
export const gitEnvironment: Readonly<Record<string, string | undefined>> = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** Runs git in a copy and returns its output. */
export function git(cwd: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...gitEnvironment };
  return execFileSync("git", args, { cwd, env, encoding: "utf8", maxBuffer });
}

const maxBuffer = 1 << 26;

/**
 * Lists every file of the repository that git knows or would add. Here git follows the settings of the developer, without which
 * it may not be allowed to read.
 */
export function listRepositoryFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: repositoryRoot, encoding: "utf8", maxBuffer });
  return listed.split("\0").filter(Boolean);
}

/** Gives every folder a node_modules of its own, relative links as they are. The store behind them is shared. */
function linkDependencies(root: string): void {
  for (const folder of [".", ...readWorkspacePackages(root).map((each) => each.folder)]) {
    const source = join(repositoryRoot, folder, "node_modules");
    if (existsSync(source)) copyLinks(source, join(root, folder, "node_modules"));
  }
  symlinkSync(join(repositoryRoot, "node_modules/.pnpm"), join(root, "node_modules/.pnpm"));
}

const notCopied = /^\.(pnpm|pnpm-task-run-state-v1|cache|vite|vitest-cache)$/;

function copyLinks(source: string, target: string): void {
  mkdirSync(target);
  for (const entry of readdirSync(source).filter((name) => !notCopied.test(name))) {
    cpSync(join(source, entry), join(target, entry), { recursive: true, verbatimSymlinks: true });
  }
}
