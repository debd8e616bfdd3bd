import { resolve } from "node:path";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { inboxName, listBuilds } from "../candidates/builds.ts";
import type { PostgresReport } from "../page/reports.ts";
import { Databases } from "../postgres/databases.ts";
import { findWrongContenders } from "../postgres/judge-contenders.ts";
import { measureContenders } from "../postgres/measure-contenders.ts";
import type { PostgresEffort } from "../postgres/measured.ts";
import { observeRepeats } from "../postgres/repeats.ts";
import { millionPlan, postgresPlans } from "../postgres/row-plans.ts";
import { listContenders, type PostgresParts } from "../postgres/targets.ts";
import { observeConditions } from "../report/conditions.ts";
import {
  findWrongAccounts,
  type PostgresFigures,
  toPostgresFigures,
} from "../report/postgres-figures.ts";
import { compareWithPostgresGoals } from "../report/postgres-goals.ts";
import type { Length, MeasureOptions, Outcome } from "./outcome.ts";
import { showProgress } from "./progress.ts";
import { chooseRows } from "./rows.ts";

const efforts: { readonly [L in Length]: Effort } = {
  full: { processes: 2, rounds: 8, warmUpRounds: 2, share: 1, keptShare: 1 },
  brief: {
    ...{ processes: 1, rounds: 5, warmUpRounds: 1, share: 1, keptShare: 1 },
    rows: ["64 sends", "8 sends"],
  },
  quick: { processes: 1, rounds: 2, warmUpRounds: 1, share: 0.02, keptShare: 0.05 },
};

interface Effort extends PostgresEffort {
  readonly rows?: readonly string[];
}

/** Measures the inbox on PostgreSQL. */
export async function measurePostgres(options: MeasureOptions): Promise<Outcome<PostgresReport>> {
  const endConditions = observeConditions();
  const server = await PostgresServer.start();
  const databases = new Databases(server.url);
  try {
    const bench = { server, databases, endConditions };
    return await measureOn(bench, options);
  } finally {
    await databases.close();
    await server.remove();
  }
}

interface Bench {
  readonly server: PostgresServer;
  readonly databases: Databases;
  readonly endConditions: ReturnType<typeof observeConditions>;
}

async function measureOn(
  { server, databases, endConditions }: Bench,
  options: MeasureOptions,
): Promise<Outcome<PostgresReport>> {
  const { against, profiles } = options;
  const builds = listBuilds(inboxName, against && resolve(against));
  const problems = await judge({ builds }, databases);
  if (problems.length > 0) return { ok: false, problems };
  const repeats = await observeRepeats(builds.at(-1)?.folder ?? "", databases);
  const effort = efforts[options.effort];
  const parts = { builds, ...(profiles && { profiles }) };
  const rows = await measureRows({ parts, databases, effort }, options);
  const goals = compareWithPostgresGoals(rows);
  const conditions = { ...endConditions(), postgres: server.version };
  const report = { conditions, effort, rows, goals, repeats };
  return { ok: true, report, problems: findWrongAccounts(rows) };
}

async function judge(parts: PostgresParts, databases: Databases): Promise<readonly string[]> {
  showProgress("judging");
  const [plan] = postgresPlans;
  return plan ? findWrongContenders(listContenders(plan, parts), databases) : [];
}

interface Measuring {
  readonly parts: PostgresParts;
  readonly databases: Databases;
  readonly effort: Effort;
}

async function measureRows(
  { parts, databases, effort }: Measuring,
  { only, million }: MeasureOptions,
): Promise<readonly PostgresFigures[]> {
  const rows: PostgresFigures[] = [];
  const plans = [...postgresPlans, ...(million ? [millionPlan] : [])];
  for (const plan of chooseRows(plans, only, effort.rows)) {
    showProgress(plan.name);
    const keptBefore = plan.keptBefore * effort.keptShare;
    const scaled = { ...plan, keptBefore };
    const listTargets = () => listContenders(scaled, parts);
    rows.push(
      toPostgresFigures(await measureContenders({ plan: scaled, effort, databases, listTargets })),
    );
  }
  showProgress("");
  return rows;
}
