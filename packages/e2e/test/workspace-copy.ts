import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRepository, git, gitEnvironment } from "@order-webhooks/test-setup/copy-repository";

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
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    prepare(root);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    root,
    run: (script, ...args) => runScript(root, script, args),
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

/** npm runs the script so that the copy needs nothing on the PATH that a new user lacks. */
function runScript(root: string, script: string, args: readonly string[]): Promise<string> {
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...gitEnvironment,
      NO_COLOR: "1",
      TURBO_CACHE_DIR: join(root, ".turbo/cache"),
    },
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
