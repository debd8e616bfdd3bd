import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { interruption, unproxied } from "@order-webhooks/release";

/** A program to run as a user of another repository would, who knows nothing of this workspace. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Folders that are searched for programs before those of the machine. */
  readonly path?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

/** The end of a program: its exit code, and all that it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** No program that is run here takes as long. One that does hangs, and has failed. */
const timeLimitMs = 300_000;

/**
 * Runs a program to its end, and ends what it left running in the background. One that cannot be started is an error, and so
 * is one that an interruption ended. One that fails is not.
 */
export async function run({ program, args, cwd, path, env }: Command): Promise<Ended> {
  interruption.throwIfAborted();
  const child = spawn(program, args, {
    cwd,
    env: { ...outsideEnvironment(path), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // The leader of a group of its own, by which its children can be found when it has gone.
    detached: true,
  });
  let output = "";
  const limit = setTimeout(() => {
    output += `\n${program} ran for ${timeLimitMs / 1000} s and was ended.`;
    endGroup(child.pid, "SIGKILL");
  }, timeLimitMs).unref();
  const end = () => endGroup(child.pid);
  interruption.addEventListener("abort", end);
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => {
      clearTimeout(limit);
      endGroup(child.pid);
    });
    child.on("close", (code) => {
      interruption.removeEventListener("abort", end);
      if (interruption.aborted) reject(interruption.reason);
      else resolve({ code, output });
    });
  });
}

function endGroup(leader: number | undefined, signal: NodeJS.Signals = "SIGTERM"): void {
  try {
    if (leader !== undefined) process.kill(-leader, signal);
  } catch {
    // No process of the group is left, as after most programs.
  }
}

/** Runs a program that has to succeed, and resolves to its output. */
export async function runOrThrow(command: Command): Promise<string> {
  const { code, output } = await run(command);
  if (code === 0) return output;
  const line = [command.program, ...command.args].join(" ");
  throw new Error(`${line} exited with ${code} in ${command.cwd}:\n${output}`);
}

/** Variables that the scripts and test runners around us set, for themselves and their own children. */
const ofThisRun =
  /^(npm|pnpm|vitest|turbo)_|^(node_env|node_options|node_path|vitest|init_cwd|test|tinypool_.*)$/i;

/**
 * The environment without what this workspace put into it: settings, and programs of its node_modules. Its proxy, if it has
 * one, is not asked for the registry and the receivers of this machine.
 */
function outsideEnvironment(path: readonly string[] = []): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  const folders = (process.env.PATH ?? "").split(delimiter);
  const outside = folders.filter((folder) => !folder.includes("node_modules"));
  const PATH = [...path, ...outside].join(delimiter);
  const own = { PATH, NO_COLOR: "1", PACT_DO_NOT_TRACK: "true" };
  return { ...Object.fromEntries(kept), ...unproxied(), ...own };
}
