import { resolve } from "node:path";
import { type Build, listBuilds, receiverName } from "../candidates/builds.ts";
import { judgeBuilds, repeatHandle } from "../handle/processes.ts";
import { handlePlans } from "../handle/row-plans.ts";
import { measureLoad } from "../load/measure-load.ts";
import type { LoadEffort } from "../load/measured.ts";
import { listReceivers } from "../load/receiver-targets.ts";
import { loadPlans } from "../load/row-plans.ts";
import type { Effort } from "../measure/effort.ts";
import type { ReceiverReport } from "../page/reports.ts";
import { observeConditions } from "../report/conditions.ts";
import { type HandleFigures, toHandleFigures } from "../report/handle-figures.ts";
import { type LoadFigures, toLoadFigures } from "../report/load-figures.ts";
import { findWrongCounts } from "../report/wrong-counts.ts";
import type { Length, MeasureOptions, Outcome } from "./outcome.ts";
import { showProgress } from "./progress.ts";
import { chooseRows } from "./rows.ts";

const efforts: { readonly [L in Length]: Efforts } = {
  full: {
    load: { processes: 2, rounds: 10, warmUpDeliveries: 16_000, share: 1 },
    handle: { processes: 3, blocks: 21, blockMs: 5, warmUpMs: 1500 },
  },
  brief: {
    load: { processes: 1, rounds: 8, warmUpDeliveries: 16_000, share: 1 },
    handle: { processes: 2, blocks: 11, blockMs: 5, warmUpMs: 1000 },
    rows: [
      "http, 8 connections",
      "http, 32 connections",
      "http, 128 connections",
      "handle",
      "handle, until idle",
    ],
  },
  quick: {
    load: { processes: 1, rounds: 2, warmUpDeliveries: 1, share: 0.1 },
    handle: { processes: 1, blocks: 3, blockMs: 1, warmUpMs: 1 },
  },
};

interface Efforts {
  readonly load: LoadEffort;
  readonly handle: Effort;
  readonly rows?: readonly string[];
}

/** Measures the receiver. */
export async function measureReceiver(options: MeasureOptions): Promise<Outcome<ReceiverReport>> {
  const { against } = options;
  const endConditions = observeConditions();
  const builds = listBuilds(receiverName, against && resolve(against));
  const problems = await judgeBuilds(builds);
  if (problems.length > 0) return { ok: false, problems };
  const effort = efforts[options.effort];
  const rows = await measureRows(builds, effort, options);
  const report = { conditions: endConditions(), effort, ...rows };
  return { ok: true, report, problems: findWrongCounts(rows.load, rows.handle) };
}

interface Rows {
  readonly load: readonly LoadFigures[];
  readonly handle: readonly HandleFigures[];
}

async function measureRows(
  builds: readonly Build[],
  effort: Efforts,
  { only, profiles }: MeasureOptions,
): Promise<Rows> {
  const load: LoadFigures[] = [];
  const handle: HandleFigures[] = [];
  for (const plan of chooseRows(loadPlans, only, effort.rows)) {
    showProgress(plan.name);
    const listTargets = () => listReceivers(plan, builds, profiles);
    load.push(toLoadFigures(await measureLoad({ plan, effort: effort.load, listTargets })));
  }
  for (const plan of chooseRows(handlePlans, only, effort.rows)) {
    showProgress(plan.name);
    const repeated = await repeatHandle({ plan, builds, effort: effort.handle }, profiles);
    handle.push(toHandleFigures(repeated));
  }
  showProgress("");
  return { load, handle };
}
