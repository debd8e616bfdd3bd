import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs a program in a separate process, which gets its task as JSON and prints a result as JSON. Resolves to the
 * result.
 */
export async function runProgram<M>(
  program: string,
  task: unknown,
  nodeArgs: readonly string[] = [],
): Promise<M> {
  // The threads that compile and collect garbage would add their time to the running block.
  const args = ["--single-threaded", ...nodeArgs, program, JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  // This cast trusts the caller, which names the type that its own program prints.
  return JSON.parse(stdout) as M;
}
