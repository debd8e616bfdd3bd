import { resolve } from "node:path";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import type { Options } from "../arguments.ts";
import { inboxName, listBuilds } from "../candidates/builds.ts";
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
import { formatPostgresReport } from "../report/postgres-report.ts";
import { printProblems } from "./problems.ts";
import { showProgress } from "./progress.ts";

const efforts = {
  full: { processes: 2, rounds: 8, warmUpRounds: 2, share: 1, keptShare: 1 },
  quick: { processes: 1, rounds: 2, warmUpRounds: 1, share: 0.02, keptShare: 0.05 },
} as const satisfies { readonly [name: string]: PostgresEffort };

/** Measures the inbox on PostgreSQL, prints it, and returns the exit code. */
export async function benchPostgres(options: Options): Promise<number> {
  const endConditions = observeConditions();
  const server = await PostgresServer.start();
  const databases = new Databases(server.url);
  try {
    const bench = { server, databases, endConditions };
    return await benchOn(bench, options);
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

async function benchOn(
  { server, databases, endConditions }: Bench,
  options: Options,
): Promise<number> {
  const { against, json, quick, "cpu-prof": folder } = options;
  const builds = listBuilds(inboxName, against && resolve(against));
  const parts = { builds, ...(folder && { profiles: resolve(folder) }) };
  const wrongVerdicts = await judge({ builds }, databases);
  if (wrongVerdicts.length > 0) return printProblems(wrongVerdicts);
  const repeats = await observeRepeats(builds.at(-1)?.folder ?? "", databases);
  const effort = quick ? efforts.quick : efforts.full;
  const rows = await measureRows({ parts, databases, effort }, options);
  const goals = compareWithPostgresGoals(rows);
  const conditions = { ...endConditions(), postgres: server.version };
  const report = { conditions, effort, rows, goals, repeats };
  process.stdout.write(
    json ? `${JSON.stringify(report, null, 2)}\n` : formatPostgresReport(report),
  );
  return printProblems(findWrongAccounts(rows));
}

async function judge(parts: PostgresParts, databases: Databases): Promise<readonly string[]> {
  showProgress("judging");
  const [plan] = postgresPlans;
  return plan ? findWrongContenders(listContenders(plan, parts), databases) : [];
}

interface Measuring {
  readonly parts: PostgresParts;
  readonly databases: Databases;
  readonly effort: PostgresEffort;
}

async function measureRows(
  { parts, databases, effort }: Measuring,
  { only, million }: Options,
): Promise<readonly PostgresFigures[]> {
  const rows: PostgresFigures[] = [];
  const plans = [...postgresPlans, ...(million ? [millionPlan] : [])];
  for (const plan of plans.filter(({ name }) => name.includes(only))) {
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
