import { delimiter } from "node:path";
import { runCommand, unproxied } from "@order-webhooks/release";

/** The folder of a command, and its part of the environment. */
export interface OutsideOptions {
  readonly cwd: string;
  /** Folders that are searched for programs before those of the machine. */
  readonly path?: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

/** Time limit of a command in milliseconds. Only a command that hangs takes that long. */
const timeout = 300_000;

/** Variables that scripts and test runners of this workspace set for their own children. */
const ofThisRun =
  /^(npm|pnpm|vitest|turbo)_|^(node_env|node_options|node_path|vitest|init_cwd|test|tinypool_.*)$/i;

/**
 * Runs a command as a user of another repository does, without the settings and programs of this workspace, and without
 * a proxy for loopback addresses. It also ends the processes that the command left in the background. Resolves to its
 * output.
 *
 * @throws an error with the output if the command fails, and the reason of an interruption
 */
export function runOutside(
  program: string,
  args: readonly string[],
  { cwd, path = [], env }: OutsideOptions,
): Promise<string> {
  const kept = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  const folders = (process.env.PATH ?? "").split(delimiter);
  const outside = folders.filter((folder) => !folder.includes("node_modules"));
  const PATH = [...path, ...outside].join(delimiter);
  const own = { PATH, NO_COLOR: "1", PACT_DO_NOT_TRACK: "true", ...env };
  const whole = { ...Object.fromEntries(kept), ...unproxied(), ...own };
  return runCommand(program, args, { cwd, env: whole, extendEnv: false, timeout });
}
