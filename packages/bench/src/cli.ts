import { resolve } from "node:path";
import { eventTypes } from "@order-webhooks/validator";
import { type Options, readCommand, usage } from "./arguments.ts";
import { listBuilds } from "./candidates/builds.ts";
import type { Effort } from "./measure/blocks.ts";
import type { Task } from "./measure/measure-rows.ts";
import type { Measured, RepeatedRow } from "./measure/measured.ts";
import { planTasks, runProcesses } from "./measure/processes.ts";
import { rowPlans } from "./measure/row-plans.ts";
import { observeConditions } from "./report/conditions.ts";
import { toFigures } from "./report/figures.ts";
import { formatReport } from "./report/report.ts";
import { measureSizes } from "./sizes/sizes.ts";

const efforts = {
  full: { processes: 3, blocks: 21, blockMs: 5, warmUpMs: 1500 },
  quick: { processes: 1, blocks: 3, blockMs: 1, warmUpMs: 1 },
} as const satisfies { readonly [name: string]: Effort };

process.exitCode = await main(process.argv.slice(2));

/** Measures what the arguments name, prints it, and returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.kind) {
    case "help":
      process.stdout.write(usage);
      return 0;
    case "usage_error":
      process.stderr.write(`${command.message}\n`);
      return 2;
    case "validate":
      return benchValidate(command.options);
  }
}

async function benchValidate({ against, only, json, quick }: Options): Promise<number> {
  const endConditions = observeConditions();
  const builds = listBuilds(against && resolve(against));
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
  const show = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
  const repeated = await runProcesses(tasks, (at, { rows }) =>
    show(`${at + 1} of ${tasks.length}: ${rows.length === 1 ? rows[0] : "every row"}`),
  );
  show("");
  return repeated;
}
