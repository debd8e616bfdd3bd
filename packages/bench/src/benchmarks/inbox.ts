import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Options } from "../arguments.ts";
import { inboxName, listBuilds } from "../candidates/builds.ts";
import { inspectDisk } from "../load/disk.ts";
import { type InboxPlaces, listInboxes } from "../load/inbox-targets.ts";
import { findWrongInboxes } from "../load/judge-inboxes.ts";
import { measureLoad } from "../load/measure-load.ts";
import type { LoadEffort } from "../load/measured.ts";
import { inboxPlans } from "../load/row-plans.ts";
import { observeConditions } from "../report/conditions.ts";
import { type InboxFigures, toInboxFigures } from "../report/inbox-figures.ts";
import { compareWithGoals } from "../report/inbox-goals.ts";
import { formatInboxReport } from "../report/inbox-report.ts";
import { findWrongKept } from "../report/wrong-counts.ts";
import { printProblems } from "./problems.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: { processes: 2, rounds: 10, warmUpDeliveries: 16_000, share: 1 },
  quick: { processes: 1, rounds: 2, warmUpDeliveries: 1, share: 0.1 },
} as const satisfies { readonly [name: string]: LoadEffort };

/** Measures durable inboxes, prints it, and returns the exit code. */
export async function benchInbox(options: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
  try {
    return await benchIn(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchIn(folder: string, options: Options): Promise<number> {
  const { against, json, quick } = options;
  const endConditions = observeConditions();
  const disk = inspectDisk(folder);
  if (disk.isMemory) printProblems([inMemory(folder)]);
  const places = { builds: listBuilds(inboxName, against && resolve(against)), folder };
  const wrongVerdicts = await judge(places);
  if (wrongVerdicts.length > 0) return printProblems(wrongVerdicts);
  const effort = quick ? efforts.quick : efforts.full;
  const rows = await measureRows(places, effort, options);
  const goals = compareWithGoals(rows);
  const report = { conditions: endConditions(), disk, effort, rows, goals };
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatInboxReport(report));
  return printProblems(findWrongKept(rows));
}

function inMemory(folder: string): string {
  return `[folder_in_memory] ${folder}: expected a folder on a disk, got one in memory, where an fsync does nothing. Set TMPDIR to a folder on a disk: the figures say nothing before.`;
}

async function judge(places: InboxPlaces): Promise<readonly string[]> {
  const [plan] = inboxPlans;
  return plan ? findWrongInboxes(listInboxes(plan, places)) : [];
}

async function measureRows(
  places: InboxPlaces,
  effort: LoadEffort,
  { only, "cpu-prof": folder }: Options,
): Promise<readonly InboxFigures[]> {
  const profiles = folder && resolve(folder);
  const rows: InboxFigures[] = [];
  for (const plan of inboxPlans.filter(({ name }) => name.includes(only))) {
    showProgress(plan.name);
    const listTargets = () => listInboxes(plan, { ...places, ...(profiles && { profiles }) });
    rows.push(toInboxFigures(await measureLoad({ plan, effort, listTargets })));
  }
  showProgress("");
  return rows;
}
