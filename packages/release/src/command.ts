import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { interruption } from "./interruption.ts";
import { repositoryRoot } from "./workspace.ts";

/** The folder of a command, and additions to the environment of this process. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** "inherit" shows the output as it comes. By default it is gathered. */
  readonly output?: "inherit" | "gather";
}

/** Runs a command and resolves to its output. Rejects with the output if it fails, or with the reason of an interruption. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, output = "gather" }: CommandOptions,
): Promise<string> {
  interruption.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, PATH: toolPath(), ...env },
    stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
    // The leader of a group of its own, which ends as a whole. One that may ask something stays in ours: the terminal's.
    detached: output === "gather",
  });
  const end = () => endGroup(child.pid);
  interruption.addEventListener("abort", end);
  child.on("close", () => interruption.removeEventListener("abort", end));
  let text = "";
  child.stdout?.on("data", (chunk) => (text += chunk));
  child.stderr?.on("data", (chunk) => (text += chunk));
  return new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (interruption.aborted) return reject(interruption.reason);
      if (code === 0) return resolve(text);
      reject(new Error(`${command} ${args.join(" ")} exited with ${code}\n${text}`.trim()));
    });
  });
}

/** Ends a command and all that it started. One that shares our group gets a signal of its own. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  for (const target of [-leader, leader]) {
    try {
      process.kill(target);
    } catch {
      // There is no such group, or no process of it is left.
    }
  }
}

/** Runs the changesets command in a repository. */
export function runChangeset(args: readonly string[], options: CommandOptions): Promise<string> {
  return runCommand(process.execPath, [changesetBin, ...args], options);
}

// changesets reads its configuration from the root, so it is a dependency of the root.
const changesetBin = join(repositoryRoot, "node_modules/@changesets/cli/bin.js");

/** Returns a PATH that begins with the Node and the pnpm that this repository installs. */
function toolPath(): string {
  return [join(repositoryRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
}
