import { type Build, listBuilds, validatorName } from "../candidates/builds.ts";
import { contenderNames } from "../candidates/names.ts";
import type { Effort } from "../measure/effort.ts";
import type { Measured, RepeatedRow, Task } from "../measure/measured.ts";
import { planTasks, runHostile, runProcesses } from "../measure/processes.ts";
import { hostilePlan, rowPlans } from "../measure/row-plans.ts";
import { observeConditions } from "../report/conditions.ts";
import { toFigures } from "../report/figures.ts";
import { toHostileFigures } from "../report/hostile-figures.ts";
import type { HostileFigures, ValidateReport } from "../report/validate-report.ts";
import type { Length, MeasureOptions, Outcome } from "./outcome.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: { processes: 3, blocks: 21, blockMs: 5, warmUpMs: 1500 },
  brief: { processes: 2, blocks: 11, blockMs: 5, warmUpMs: 500 },
  quick: { processes: 1, blocks: 3, blockMs: 1, warmUpMs: 1 },
} as const satisfies { readonly [length in Length]: Effort };

/** The numbers of wrong items in orders that grow. */
const hostileSizes: { readonly [length in Length]: readonly number[] } = {
  full: [100, 1_000, 10_000, 40_000],
  brief: [100, 1_000, 10_000, 40_000],
  quick: [100, 1_000],
};

/** Measures the validator next to its peers, after all of them have given the same verdicts. */
export async function measureValidate(options: MeasureOptions): Promise<Outcome<ValidateReport>> {
  const endConditions = observeConditions();
  const builds = listBuilds(validatorName, options.against);
  const effort = efforts[options.effort];
  const rows = rowPlans.map(({ name }) => name).filter((name) => name.includes(options.only));
  const repeated = await measure({ rows, builds, effort });
  if (!repeated.ok) return repeated;
  const hostile = await measureHostile(builds, options);
  const report = {
    conditions: endConditions(),
    effort,
    contenders: [...builds.map(({ name }) => name), ...contenderNames],
    accepted: { documents: repeated.judged ?? 0 },
    rows: repeated.rows.map(toFigures),
    hostile,
  };
  return { ok: true, report };
}

/** Measures all rows, and shows the progress on a terminal. */
async function measure(task: Omit<Task, "kind">): Promise<Measured<RepeatedRow>> {
  const tasks = planTasks(task);
  const repeated = await runProcesses(tasks, (at, { rows }) =>
    showProgress(`${at + 1} of ${tasks.length}: ${rows.length === 1 ? rows[0] : "every row"}`),
  );
  showProgress("");
  return repeated;
}

async function measureHostile(
  builds: readonly Build[],
  { only, effort }: MeasureOptions,
): Promise<readonly HostileFigures[]> {
  if (!hostilePlan.name.includes(only)) return [];
  showProgress(hostilePlan.name);
  const measured = await runHostile({ kind: "hostile", sizes: hostileSizes[effort], builds });
  showProgress("");
  return toHostileFigures(measured);
}
