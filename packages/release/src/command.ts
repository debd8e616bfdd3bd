import { delimiter, join } from "node:path";
import { execa } from "execa";
import { interruption } from "./interruption.ts";
import { repositoryRoot } from "./workspace.ts";

/** The folder of a command, its environment and its limits. */
export interface CommandOptions {
  readonly cwd: string;
  /** Changes to the environment of this process, or the whole environment if `extendEnv` is false. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly extendEnv?: boolean;
  /** "inherit" shows the output at once. By default the output is collected. */
  readonly output?: "inherit" | "collect";
  /**
   * Time limit in milliseconds. A command with a limit also ends the processes that it leaves in the background. Without
   * a limit, they keep running.
   */
  readonly timeout?: number;
}

/** Time in milliseconds in which processes in the background may end by themselves. */
const graceMs = 2_000;

/**
 * Runs a command and resolves to its output. If the command fails, rejects with an error that has the output. If this
 * process is interrupted, ends the command and rejects with the reason.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, extendEnv = true, output = "collect", timeout = 0 }: CommandOptions,
): Promise<string> {
  interruption.throwIfAborted();
  const inherit = output === "inherit";
  // Lets the command find the programs that this repository installs, such as pnpm, before those of the machine.
  const PATH = [join(repositoryRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = execa(command, args, {
    ...{ cwd, env: { ...(extendEnv && { PATH }), ...env }, extendEnv, timeout },
    stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
    ...{ all: true, stripFinalNewline: false, reject: false },
    // Makes the command the leader of a process group, so that the whole group can be ended. A command with inherited
    // output may prompt, so it stays in the group of the terminal.
    detached: !inherit,
  });
  const end = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(inherit ? child.pid : -child.pid, signal);
    } catch {
      // All processes have ended.
    }
  };
  const interrupt = () => end("SIGTERM");
  interruption.addEventListener("abort", interrupt);
  let killing: NodeJS.Timeout | undefined;
  if (timeout > 0) {
    child.once("exit", () => {
      end("SIGTERM");
      // A process that ignores SIGTERM would hold the output open for ever.
      killing = setTimeout(() => end("SIGKILL"), graceMs);
    });
  }
  const result = await child;
  clearTimeout(killing);
  interruption.removeEventListener("abort", interrupt);
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
