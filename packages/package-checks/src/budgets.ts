import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import index from "@order-webhooks/schemas" with { type: "json" };
import type { Measure } from "./measure.ts";

/** The measurements that were last committed. */
export interface Budgets {
  /** The number of events at that time. */
  readonly events: number;
  readonly measured: Readonly<Record<string, number>>;
}

/** The share by which a measure may exceed its committed measurement. */
const slack = 0.1;

const file = join(import.meta.dirname, "../budgets.json");
const events = Object.keys(index.events).length;

/** The committed budgets. */
export async function readBudgets(): Promise<Budgets> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** Commits to what is measured now. */
export async function writeBudgets(measures: readonly Measure[]): Promise<void> {
  const measured = Object.fromEntries(measures.map(({ name, value }) => [name, value]));
  await writeFile(file, `${JSON.stringify({ events, measured }, null, 2)}\n`);
}

/** The most that a measure may be: what was committed, for as many events as there are, and the slack. */
export function limitOf(measure: Measure, budgets: Budgets): number {
  const committed = budgets.measured[measure.name] ?? 0;
  return Math.floor(committed * growthOf(measure, budgets.events) * (1 + slack));
}

/** Returns the goal of a measure for the present number of events. The goals were set for four. */
export function goalOf(measure: Measure): number | undefined {
  return measure.goal && Math.floor(measure.goal * growthOf(measure, 4));
}

/** Returns the growth of a measure since there were that many events. */
function growthOf({ perEvent }: Measure, eventsThen: number): number {
  return perEvent === true ? Math.max(1, events / eventsThen) : 1;
}

/** Finds measures that are over their budget or have none, and budgets that nothing measures any more. */
export function findExcesses(measures: readonly Measure[], budgets: Budgets): readonly string[] {
  const over = measures
    .filter((measure) => !(measure.value <= limitOf(measure, budgets)))
    .map((measure) => describeExcess(measure, budgets));
  const names = new Set(measures.map(({ name }) => name));
  const gone = Object.keys(budgets.measured).filter((name) => !names.has(name));
  return [...over, ...gone.map((name) => `${name}: budgeted, but nothing measures it. ${remedy}`)];
}

const remedy =
  "If that is meant: npm --prefix packages/package-checks run measure, and say why in the commit.";

function describeExcess(measure: Measure, budgets: Budgets): string {
  const { name, unit, value } = measure;
  const committed = budgets.measured[name] ?? "none";
  const limit = limitOf(measure, budgets);
  return `${name}: ${value} ${unit}, over the limit of ${limit} (committed: ${committed}). ${remedy}`;
}
