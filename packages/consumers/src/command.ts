import { delimiter } from "node:path";
import { interruption, unproxied } from "@order-webhooks/release";
import { execa } from "execa";

/** Options of a command. */
export interface CommandOptions {
  readonly cwd: string;
  /** Folders that are searched for programs before those of the machine. */
  readonly path?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

/** Result of a command: its exit code, which is undefined after a signal, and its whole output. */
export interface CommandResult {
  readonly code: number | undefined;
  readonly output: string;
}

/** Time limit of a command in milliseconds. Only a command that hangs takes that long. */
const timeout = 300_000;

/**
 * Runs a command as a user of another repository does, without the settings and programs of this workspace. It also
 * ends the processes that the command left in the background. A failed command is a result, not an error.
 *
 * @throws the system's error if the program cannot be started, and the reason of an interruption
 */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, path, env }: CommandOptions,
): Promise<CommandResult> {
  interruption.throwIfAborted();
  const child = execa(program, args, {
    ...{ cwd, env: { ...outsideEnvironment(path), ...env }, extendEnv: false },
    ...{ all: true, reject: false, stdin: "ignore", stripFinalNewline: false, timeout },
    // Makes the program the leader of a process group, so that its children can be ended after it.
    detached: true,
  });
  const started = performance.now();
  // A process that ignored the signal of a time limit would hold the output open for ever.
  const end = () =>
    endGroup(child.pid, performance.now() - started < timeout ? "SIGTERM" : "SIGKILL");
  interruption.addEventListener("abort", end);
  child.once("exit", end);
  const { exitCode, all, code, originalMessage, timedOut } = await child;
  interruption.removeEventListener("abort", end);
  interruption.throwIfAborted();
  if (code !== undefined && !timedOut) throw new Error(originalMessage);
  const late = timedOut
    ? `\n${program}: expected an end within ${timeout / 1000} s, got none.`
    : "";
  return { code: exitCode, output: all + late };
}

function endGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (leader !== undefined) process.kill(-leader, signal);
  } catch {
    // Most programs leave no process of the group behind.
  }
}

/** Runs a command and resolves to its output. Rejects with the output if the command fails. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  const line = [program, ...args].join(" ");
  throw new Error(`${line} in ${options.cwd}: expected exit code 0, got ${code}.\n${output}`);
}

/** Variables that scripts and test runners of this workspace set for their own children. */
const ofThisRun =
  /^(npm|pnpm|vitest|turbo)_|^(node_env|node_options|node_path|vitest|init_cwd|test|tinypool_.*)$/i;

/**
 * Returns the environment without the variables and programs of this workspace, and without a proxy for loopback
 * addresses.
 */
function outsideEnvironment(path: readonly string[] = []): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  const folders = (process.env.PATH ?? "").split(delimiter);
  const outside = folders.filter((folder) => !folder.includes("node_modules"));
  const PATH = [...path, ...outside].join(delimiter);
  const own = { PATH, NO_COLOR: "1", PACT_DO_NOT_TRACK: "true" };
  return { ...Object.fromEntries(kept), ...unproxied(), ...own };
}
