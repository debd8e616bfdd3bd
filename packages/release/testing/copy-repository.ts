import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { execaSync } from "execa";
import { readWorkspacePackages, repositoryRoot } from "../src/workspace.ts";

/**
 * Copies every file that git knows or would add, and the paths in `alsoCopied`, such as built folders. The copy links to the
 * installed dependencies. It is not a git repository yet.
 */
export function copyRepository(root: string, alsoCopied: readonly string[] = []): void {
  for (const file of [...listRepositoryFiles(), ...alsoCopied]) {
    const source = join(repositoryRoot, file);
    if (existsSync(source)) cpSync(source, join(root, file), { recursive: true });
  }
  linkDependencies(root);
}

/**
 * The environment of git in a copy. It has no settings of the developer, who may sign each commit or have hooks. It has no
 * variables of a git hook that runs the tests and names its own repository.
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
  return execaSync("git", args, { cwd, env: gitEnvironment, stripFinalNewline: false }).stdout;
}

/**
 * Lists every file of the repository that git knows or would add. This git uses the settings of the developer, because without
 * them it may lack permission to read.
 */
export function listRepositoryFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = execaSync("git", args, { cwd: repositoryRoot });
  return stdout.split("\0").filter(Boolean);
}

/** Gives every folder its own node_modules with the same relative links. All of them share the store. */
function linkDependencies(root: string): void {
  for (const folder of [".", ...readWorkspacePackages(root).map((each) => each.folder)]) {
    const source = join(repositoryRoot, folder, "node_modules");
    const target = join(root, folder, "node_modules");
    if (!existsSync(source)) continue;
    mkdirSync(target);
    for (const entry of readdirSync(source).filter((name) => !notCopied.test(name))) {
      cpSync(join(source, entry), join(target, entry), { recursive: true, verbatimSymlinks: true });
    }
  }
  symlinkSync(join(repositoryRoot, "node_modules/.pnpm"), join(root, "node_modules/.pnpm"));
}

const notCopied = /^\.(pnpm|pnpm-task-run-state-v1|cache|vite|vitest-cache)$/;
