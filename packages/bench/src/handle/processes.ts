import { join } from "node:path";
import type { Build } from "../candidates/builds.ts";
import { toProfileArgs } from "../measure/profile-args.ts";
import { runProgram } from "../measure/run-program.ts";
import type { HandleMeasured, HandleRepeated, HandleTask, Task } from "./measured.ts";

/** Returns messages about wrong verdicts of the builds, which it finds in a separate process. */
export function judgeBuilds(builds: readonly Build[]): Promise<readonly string[]> {
  return run({ kind: "judge", builds });
}

/**
 * Measures a row in several processes, one after the other. With a folder for profiles, writes a CPU profile of each
 * process.
 */
export async function repeatHandle(task: HandleTask, profiles?: string): Promise<HandleRepeated> {
  const { plan, effort } = task;
  const processes: HandleMeasured[] = [];
  while (processes.length < effort.processes) {
    const nodeArgs = toProfileArgs(profiles, plan.name);
    processes.push(await run<HandleMeasured>({ kind: "measure", ...task }, nodeArgs));
  }
  return { plan, processes };
}

function run<M>(task: Task, nodeArgs?: readonly string[]): Promise<M> {
  return runProgram(join(import.meta.dirname, "process.ts"), task, nodeArgs);
}
