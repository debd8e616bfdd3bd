import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Runs a program in a process of its own. It gets its task as JSON, and prints what it measured as JSON. */
export async function runProgram<M>(
  program: string,
  task: unknown,
  nodeArgs: readonly string[] = [],
): Promise<M> {
  // Threads that compile and collect garbage would add their time to whichever block is running.
  const args = ["--single-threaded", ...nodeArgs, program, JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  // The seam: the caller names what its own program prints.
  return JSON.parse(stdout) as M;
}
