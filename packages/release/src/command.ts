import { delimiter, join } from "node:path";
import { execa } from "execa";
import { interruption } from "./interruption.ts";
import { repositoryRoot } from "./workspace.ts";

/** The folder of a command, and changes to the environment of this process. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** "inherit" shows the output at once. By default the output is collected. */
  readonly output?: "inherit" | "collect";
}

/**
 * Runs a command and resolves to its output. If the command fails, rejects with an error that has the output. If this
 * process is interrupted, ends the command and rejects with the reason.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, output = "collect" }: CommandOptions,
): Promise<string> {
  interruption.throwIfAborted();
  const inherit = output === "inherit";
  const child = execa(command, args, {
    cwd,
    // Lets the command find the programs that this repository installs, such as pnpm, before those of the machine.
    env: {
      PATH: [join(repositoryRoot, "node_modules/.bin"), process.env.PATH].join(delimiter),
      ...env,
    },
    stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
    all: true,
    stripFinalNewline: false,
    reject: false,
    // Makes the command the leader of a process group, so that the whole group can be ended. A command with inherited
    // output may prompt, so it stays in the group of the terminal.
    detached: !inherit,
  });
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(inherit ? child.pid : -child.pid);
    } catch {
      // All processes have ended.
    }
  };
  interruption.addEventListener("abort", end);
  const result = await child;
  interruption.removeEventListener("abort", end);
  interruption.throwIfAborted();
  if (result.failed) throw result;
  return result.all ?? "";
}

/** Runs the changesets command in a repository. */
export function runChangeset(args: readonly string[], options: CommandOptions): Promise<string> {
  // Changesets reads its configuration from the root, so it is a dependency of the root.
  const bin = join(repositoryRoot, "node_modules/@changesets/cli/bin.js");
  return runCommand(process.execPath, [bin, ...args], options);
}
