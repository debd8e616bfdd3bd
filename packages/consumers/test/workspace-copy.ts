import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRepository, git, gitEnvironment } from "@order-webhooks/release/copy-repository";
import { execa } from "execa";

/** A temporary copy of the working tree, with its own git history and the installed dependencies. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Runs a script of the root package.json. Resolves to its stdout. Rejects with its output if it fails. */
  run(script: string, ...args: readonly string[]): Promise<string>;
  /** Does the same with a script of the package in a folder. */
  runIn(folder: string, script: string, ...args: readonly string[]): Promise<string>;
  /** Lists the paths changed or added since the copy was made, as `git status` does. */
  changedFiles(): readonly string[];
  remove(): void;
}

/** Copies every file that git knows or would add, so that a test can change the copy alone. */
export function copyWorkspace(): WorkspaceCopy {
  const root = mkdtempSync(join(tmpdir(), "order-webhooks-"));
  // Tests of the inbox read it as another user.
  chmodSync(root, 0o755);
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    copyRepository(root);
    git(root, "init", "--quiet", "--initial-branch=main");
    git(root, "add", "--all");
    const author = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
    git(root, ...author, "commit", "--quiet", "-m", "copy");
  } catch (error) {
    remove();
    throw error;
  }
  const runIn: WorkspaceCopy["runIn"] = async (folder, script, ...args) => {
    // npm runs the script, so that the copy needs nothing on the PATH that a new user lacks.
    const { stdout } = await execa("npm", ["run", "--silent", script, "--", ...args], {
      cwd: join(root, folder),
      // A cache that starts empty, on this machine alone. Results of other inputs prove nothing here.
      env: {
        ...{ ...gitEnvironment, NO_COLOR: "1" },
        ...{ TURBO_CACHE_DIR: join(root, ".turbo/cache"), TURBO_CACHE: "local:rw" },
      },
      stdin: "ignore",
    });
    return stdout;
  };
  const changedFiles = () => {
    const listed = git(root, "status", "--porcelain", "-z", "--untracked-files=all").split("\0");
    return listed.filter(Boolean).map((line) => line.slice(3));
  };
  return {
    root,
    run: (script, ...args) => runIn(".", script, ...args),
    runIn,
    changedFiles,
    remove,
  };
}
