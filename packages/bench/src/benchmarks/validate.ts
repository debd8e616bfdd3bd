import { resolve } from "node:path";
import { eventTypes } from "@order-webhooks/validator";
import type { Options } from "../arguments.ts";
import { listBuilds, validatorName } from "../candidates/builds.ts";
import type { Effort } from "../measure/blocks.ts";
import type { Measured, RepeatedRow, Task } from "../measure/measured.ts";
import { planTasks, runProcesses } from "../measure/processes.ts";
import { rowPlans } from "../measure/row-plans.ts";
import { observeConditions } from "../report/conditions.ts";
import { toFigures } from "../report/figures.ts";
import { formatReport } from "../report/validate-report.ts";
import { measureSizes } from "../sizes/sizes.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: { processes: 3, blocks: 21, blockMs: 5, warmUpMs: 1500 },
  quick: { processes: 1, blocks: 3, blockMs: 1, warmUpMs: 1 },
} as const satisfies { readonly [name: string]: Effort };

/** Measures the validator, prints it, and returns the exit code. */
export async function benchValidate({ against, only, json, quick }: Options): Promise<number> {
  const endConditions = observeConditions();
  const builds = listBuilds(validatorName, against && resolve(against));
  const effort = quick ? efforts.quick : efforts.full;
  const rows = rowPlans.map(({ name }) => name).filter((name) => name.includes(only));
  const repeated = await measure({ rows, builds, effort });
  if (!repeated.ok) {
    process.stderr.write(`${repeated.problems.join("\n")}\n`);
    return 1;
  }
  const report = {
    conditions: endConditions(),
    effort,
    rows: repeated.rows.map(toFigures),
    sizes: await measureSizes(builds, eventTypes[0] ?? ""),
  };
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
  return 0;
}

/** Measures all rows, and shows on a terminal how far it is. */
async function measure(task: Omit<Task, "kind">): Promise<Measured<RepeatedRow>> {
  const tasks = planTasks(task);
  const repeated = await runProcesses(tasks, (at, { rows }) =>
    showProgress(`${at + 1} of ${tasks.length}: ${rows.length === 1 ? rows[0] : "every row"}`),
  );
  showProgress("");
  return repeated;
}
