import { resolve } from "node:path";
import type { Options } from "../arguments.ts";
import { type Build, listBuilds, receiverName } from "../candidates/builds.ts";
import { judgeBuilds, repeatHandle } from "../handle/processes.ts";
import { handlePlans } from "../handle/row-plans.ts";
import { measureLoad } from "../load/measure-load.ts";
import type { LoadEffort } from "../load/measured.ts";
import { listReceivers } from "../load/receiver-targets.ts";
import { loadPlans } from "../load/row-plans.ts";
import type { Effort } from "../measure/blocks.ts";
import { observeConditions } from "../report/conditions.ts";
import { type HandleFigures, toHandleFigures } from "../report/handle-figures.ts";
import { type LoadFigures, toLoadFigures } from "../report/load-figures.ts";
import { formatReceiverReport } from "../report/receiver-report.ts";
import { findWrongCounts } from "../report/wrong-counts.ts";
import { printProblems } from "./problems.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: {
    load: { processes: 2, rounds: 10, warmUpDeliveries: 16_000, share: 1 },
    handle: { processes: 3, blocks: 21, blockMs: 5, warmUpMs: 1500 },
  },
  quick: {
    load: { processes: 1, rounds: 2, warmUpDeliveries: 1, share: 0.1 },
    handle: { processes: 1, blocks: 3, blockMs: 1, warmUpMs: 1 },
  },
} as const satisfies { readonly [name: string]: Efforts };

interface Efforts {
  readonly load: LoadEffort;
  readonly handle: Effort;
}

/** Measures the receiver, prints it, and returns the exit code. */
export async function benchReceiver(options: Options): Promise<number> {
  const { against, json, quick } = options;
  const endConditions = observeConditions();
  const builds = listBuilds(receiverName, against && resolve(against));
  const wrongVerdicts = await judgeBuilds(builds);
  if (wrongVerdicts.length > 0) return printProblems(wrongVerdicts);
  const effort = quick ? efforts.quick : efforts.full;
  const rows = await measureRows(builds, effort, options);
  const report = { conditions: endConditions(), effort, ...rows };
  process.stdout.write(
    json ? `${JSON.stringify(report, null, 2)}\n` : formatReceiverReport(report),
  );
  return printProblems(findWrongCounts(rows.load, rows.handle));
}

interface Rows {
  readonly load: readonly LoadFigures[];
  readonly handle: readonly HandleFigures[];
}

async function measureRows(
  builds: readonly Build[],
  effort: Efforts,
  { only, "cpu-prof": folder }: Options,
): Promise<Rows> {
  const profiles = folder && resolve(folder);
  const load: LoadFigures[] = [];
  const handle: HandleFigures[] = [];
  for (const plan of loadPlans.filter(({ name }) => name.includes(only))) {
    showProgress(plan.name);
    const listTargets = () => listReceivers(plan, builds, profiles);
    load.push(toLoadFigures(await measureLoad({ plan, effort: effort.load, listTargets })));
  }
  for (const plan of handlePlans.filter(({ name }) => name.includes(only))) {
    showProgress(plan.name);
    const repeated = await repeatHandle({ plan, builds, effort: effort.handle }, profiles);
    handle.push(toHandleFigures(repeated));
  }
  showProgress("");
  return { load, handle };
}
