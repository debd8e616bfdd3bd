import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository this test runs in. */
export const repositoryRoot: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A temporary copy of the working tree, with its own git history and the installed dependencies. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Runs a root script of package.json and gives its output; a failing script throws with that output. */
  run(script: string, ...args: readonly string[]): Promise<string>;
  /** What `git status` lists: paths changed or added since the copy was made. */
  changedFiles(): readonly string[];
  remove(): void;
}

/** Copies every file that git knows or would add, so what a test does to it leaves the repository alone. */
export function copyWorkspace(): WorkspaceCopy {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-"));
  copyFiles(root);
  linkDependencies(root);
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "add", "--all");
  git(
    root,
    "-c",
    "user.name=test",
    "-c",
    "user.email=test@localhost",
    "commit",
    "--quiet",
    "-m",
    "copy",
  );
  return {
    root,
    run: (script, ...args) => runScript(root, script, args),
    changedFiles: () => changedFiles(root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function copyFiles(root: string): void {
  const listed = git(
    repositoryRoot,
    "ls-files",
    "-z",
    "--cached",
    "--others",
    "--exclude-standard",
  );
  for (const file of listed.split("\0").filter(Boolean)) {
    const source = join(repositoryRoot, file);
    if (!existsSync(source)) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(source, join(root, file));
  }
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

function changedFiles(root: string): readonly string[] {
  const listed = git(root, "status", "--porcelain", "-z", "--untracked-files=all");
  return listed
    .split("\0")
    .filter(Boolean)
    .map((line) => line.slice(3));
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** npm runs the script so that the copy needs nothing on the PATH that a new user lacks. */
function runScript(root: string, script: string, args: readonly string[]): Promise<string> {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", TURBO_CACHE_DIR: join(root, ".turbo/cache") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`npm run ${script} exited with ${code}:\n${output}`)),
    );
  });
}
