import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inboxName, listBuilds } from "../candidates/builds.ts";
import { inspectDisk } from "../load/disk.ts";
import { type InboxPlaces, listInboxes } from "../load/inbox-targets.ts";
import { findWrongInboxes } from "../load/judge-inboxes.ts";
import { measureLoad } from "../load/measure-load.ts";
import type { LoadEffort } from "../load/measured.ts";
import { inboxPlans } from "../load/row-plans.ts";
import type { InboxReport } from "../page/reports.ts";
import { observeConditions } from "../report/conditions.ts";
import { type InboxFigures, toInboxFigures } from "../report/inbox-figures.ts";
import { compareWithGoals } from "../report/inbox-goals.ts";
import { findWrongKept } from "../report/wrong-counts.ts";
import type { Length, MeasureOptions, Outcome } from "./outcome.ts";
import { showProgress } from "./progress.ts";
import { chooseRows } from "./rows.ts";

const efforts: { readonly [L in Length]: InboxEffort } = {
  full: { processes: 2, rounds: 10, warmUpDeliveries: 16_000, share: 1 },
  brief: {
    ...{ processes: 1, rounds: 5, warmUpDeliveries: 16_000, share: 1 },
    rows: ["inbox, 32 connections", "inbox, 128 connections"],
  },
  quick: { processes: 1, rounds: 2, warmUpDeliveries: 1, share: 0.1 },
};

interface InboxEffort extends LoadEffort {
  readonly rows?: readonly string[];
}

/** Measures durable inboxes on SQLite. */
export async function measureInbox(options: MeasureOptions): Promise<Outcome<InboxReport>> {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
  try {
    return await measureIn(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string, options: MeasureOptions): Promise<Outcome<InboxReport>> {
  const { against } = options;
  const endConditions = observeConditions();
  const disk = inspectDisk(folder);
  if (disk.isMemory) process.stderr.write(`${inMemory(folder)}\n`);
  const places = { builds: listBuilds(inboxName, against && resolve(against)), folder };
  const problems = await judge(places);
  if (problems.length > 0) return { ok: false, problems };
  const effort = efforts[options.effort];
  const rows = await measureRows(places, effort, options);
  const goals = compareWithGoals(rows);
  const report = { conditions: endConditions(), disk, effort, rows, goals };
  return { ok: true, report, problems: findWrongKept(rows) };
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
  effort: InboxEffort,
  { only, profiles }: MeasureOptions,
): Promise<readonly InboxFigures[]> {
  const rows: InboxFigures[] = [];
  for (const plan of chooseRows(inboxPlans, only, effort.rows)) {
    showProgress(plan.name);
    const listTargets = () => listInboxes(plan, { ...places, ...(profiles && { profiles }) });
    rows.push(toInboxFigures(await measureLoad({ plan, effort, listTargets })));
  }
  showProgress("");
  return rows;
}
