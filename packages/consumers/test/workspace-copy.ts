import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRepository, git, gitEnvironment } from "@order-webhooks/release/copy-repository";

/** A temporary copy of the working tree, with its own git history and the installed dependencies. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Runs a script of the root package.json and returns its output. Throws with that output if the script fails. */
  run(script: string, ...args: readonly string[]): Promise<string>;
  /** Does the same with a script of the package in a folder. */
  runIn(folder: string, script: string, ...args: readonly string[]): Promise<string>;
  /** Lists the paths changed or added since the copy was made, as `git status` does. */
  changedFiles(): readonly string[];
  remove(): void;
}

/** Copies every file that git knows or would add, so what a test does to it leaves the repository alone. */
export function copyWorkspace(): WorkspaceCopy {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    prepare(root);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    root,
    run: (script, ...args) => runScript(root, { folder: ".", script, args }),
    runIn: (folder, script, ...args) => runScript(root, { folder, script, args }),
    changedFiles: () => changedFiles(root),
    remove,
  };
}

function prepare(root: string): void {
  copyRepository(root);
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
}

function changedFiles(root: string): readonly string[] {
  const listed = git(root, "status", "--porcelain", "-z", "--untracked-files=all");
  return listed
    .split("\0")
    .filter(Boolean)
    .map((line) => line.slice(3));
}

interface Script {
  readonly folder: string;
  readonly script: string;
  readonly args: readonly string[];
}

/** npm runs the script, so that the copy needs nothing on the PATH that a new user lacks. */
function runScript(root: string, { folder, script, args }: Script): Promise<string> {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: join(root, folder),
    env: { ...process.env, ...gitEnvironment, ...ownCache(root), NO_COLOR: "1" },
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
        : reject(new Error(`npm run ${script} exited with ${code} in ${folder}:\n${output}`)),
    );
  });
}

/** A cache that starts empty, on this machine alone: what passed elsewhere, or with other inputs, proves nothing here. */
function ownCache(root: string): NodeJS.ProcessEnv {
  return { TURBO_CACHE_DIR: join(root, ".turbo/cache"), TURBO_CACHE: "local:rw" };
}
