import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "./workspace.ts";

/** Where a command runs, and what it finds in its environment besides what this process has. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** "inherit" shows the output as it comes; the default gathers it. */
  readonly output?: "inherit" | "gather";
}

/** Runs a command and gives what it wrote; one that fails throws with its output. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, output = "gather" }: CommandOptions,
): Promise<string> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, PATH: toolPath(), ...env },
    stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve(text)
        : reject(new Error(`${command} ${args.join(" ")} exited with ${code}\n${text}`.trim())),
    );
  });
}

/** Runs the changesets command in a repository. */
export function runChangeset(args: readonly string[], options: CommandOptions): Promise<string> {
  return runCommand(process.execPath, [changesetBin, ...args], options);
}

// changesets reads its configuration from the root, so it is a dependency of the root.
const changesetBin = join(repositoryRoot, "node_modules/@changesets/cli/bin.js");

/** Where changesets finds the Node and the pnpm that this repository installs, whatever the machine has. */
function toolPath(): string {
  return [join(repositoryRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
}
