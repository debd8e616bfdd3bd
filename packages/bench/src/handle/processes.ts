import { join } from "node:path";
import type { Build } from "../candidates/builds.ts";
import { toProfileArgs } from "../measure/profile-args.ts";
import { runProgram } from "../measure/run-program.ts";
import type { HandleMeasured, HandleRepeated, HandleTask, Task } from "./measured.ts";

/** Finds what the builds judge wrong, as messages, in a process of its own. */
export function judgeBuilds(builds: readonly Build[]): Promise<readonly string[]> {
  return run({ kind: "judge", builds });
}

/** Measures a row in one process after the other, with a CPU profile of each if there is a folder for them. */
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
