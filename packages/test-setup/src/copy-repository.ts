import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository whose tests are running. */
export const repositoryRoot: string = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * Copies every file that git knows or would add, and paths beyond those if named, such as built folders.
 * The copy uses what is installed here, and has its own git history still to begin.
 */
export function copyRepository(root: string, alsoCopied: readonly string[] = []): void {
  const listed = git(
    repositoryRoot,
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
  );
  for (const file of [...listed.split("\0").filter(Boolean), ...alsoCopied]) {
    const source = join(repositoryRoot, file);
    if (!existsSync(source)) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(source, join(root, file), { recursive: true });
  }
  linkDependencies(root);
}

/** Runs git and gives what it printed. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** Every folder gets a node_modules of its own, relative links as they are; the store behind them is shared. */
function linkDependencies(root: string): void {
  const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
  for (const folder of [".", "schemas", "contracts", ...packages]) {
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
