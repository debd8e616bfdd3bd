import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Task } from "./measure-rows.ts";
import type { Measured, MeasuredRow, RepeatedRow } from "./measured.ts";

/** Runs a task's processes, one after the other. Calls `onStart` before each. */
export async function runProcesses(
  tasks: readonly Task[],
  onStart: (at: number, task: Task) => void,
): Promise<Measured<RepeatedRow>> {
  const rows: MeasuredRow[] = [];
  for (const [at, task] of tasks.entries()) {
    onStart(at, task);
    const measured = await runProcess(task);
    if (!measured.ok) return measured;
    rows.push(...measured.rows);
  }
  return { ok: true, rows: joinRows(rows) };
}

/**
 * Plans a process that judges, then one for each row and each repetition, so that what one row taught the
 * optimizer does not change the next. A quick run has one process for all rows.
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

async function runProcess(task: Task): Promise<Measured<MeasuredRow>> {
  const program = join(import.meta.dirname, "process.ts");
  // Threads that compile and collect garbage would add their time to whichever block is running.
  const args = ["--single-threaded", program, JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Measured<MeasuredRow>;
}

function joinRows(rows: readonly MeasuredRow[]): readonly RepeatedRow[] {
  const byName = Map.groupBy(rows, ({ name }) => name);
  return [...byName.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { rounds, ...row } = first;
    return [{ ...row, processes: [rounds, ...others.map((other) => other.rounds)] }];
  });
}
