import { join } from "node:path";
import type {
  HostileTask,
  Measured,
  MeasuredHostile,
  MeasuredRow,
  RepeatedRow,
  Task,
} from "./measured.ts";
import { runProgram } from "./run-program.ts";

/** Runs a task's processes, one after the other. Calls `onStart` before each. */
export async function runProcesses(
  tasks: readonly Task[],
  onStart: (at: number, task: Task) => void,
): Promise<Measured<RepeatedRow>> {
  const rows: MeasuredRow[] = [];
  let judged = 0;
  for (const [at, task] of tasks.entries()) {
    onStart(at, task);
    const measured = await runProgram<Measured<MeasuredRow>>(program, task);
    if (!measured.ok) return measured;
    rows.push(...measured.rows);
    judged += measured.judged ?? 0;
  }
  return { ok: true, rows: joinRows(rows), judged };
}

/** Runs the process that measures orders whose items are all wrong. */
export function runHostile(task: HostileTask): Promise<readonly MeasuredHostile[]> {
  return runProgram(program, task);
}

/**
 * Plans a process that judges, then one for each row and each repetition. So the optimizations for one row do not
 * change the next row. A quick run has one process for all rows.
 */
export function planTasks(task: Omit<Task, "kind">): readonly Task[] {
  const { processes } = task.effort;
  const judging: Task = { ...task, kind: "judge" };
  const measuring: Task = { ...task, kind: "measure" };
  if (processes === 1) return [judging, measuring];
  const repeated = Array.from({ length: processes }).flatMap(() =>
    task.rows.map((name) => ({ ...measuring, rows: [name] })),
  );
  return [judging, ...repeated];
}

const program = join(import.meta.dirname, "process.ts");

function joinRows(rows: readonly MeasuredRow[]): readonly RepeatedRow[] {
  const byName = Map.groupBy(rows, ({ name }) => name);
  return [...byName.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { rounds, ...row } = first;
    return [{ ...row, processes: [rounds, ...others.map((other) => other.rounds)] }];
  });
}
