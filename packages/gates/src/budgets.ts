import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import index from "@order-webhooks/schemas" with { type: "json" };
import type { Measure } from "./measure.ts";

/** What was measured when somebody last looked, committed. */
export interface Budgets {
  /** How many events there were. */
  readonly events: number;
  readonly measured: Readonly<Record<string, number>>;
}

/** How much above its committed measurement a measure may be. */
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

/** The goal of a measure for as many events as there are; the goals were set for two. */
export function goalOf(measure: Measure): number | undefined {
  return measure.goal && Math.floor(measure.goal * growthOf(measure, 2));
}

/** How much more there is to measure than when there were so many events. */
function growthOf({ perEvent }: Measure, eventsThen: number): number {
  return perEvent === true ? Math.max(1, events / eventsThen) : 1;
}

/** What is over its budget, or has none, and what is budgeted and no longer measured. */
export function findExcesses(measures: readonly Measure[], budgets: Budgets): readonly string[] {
  const over = measures
    .filter((measure) => !(measure.value <= limitOf(measure, budgets)))
    .map((measure) => describeExcess(measure, budgets));
  const names = new Set(measures.map(({ name }) => name));
  const gone = Object.keys(budgets.measured).filter((name) => !names.has(name));
  return [...over, ...gone.map((name) => `${name}: budgeted, but nothing measures it. ${remedy}`)];
}

const remedy =
  "If that is meant: npm --prefix packages/gates run measure, and say why in the commit.";

function describeExcess(measure: Measure, budgets: Budgets): string {
  const { name, unit, value } = measure;
  const committed = budgets.measured[name] ?? "none";
  const limit = limitOf(measure, budgets);
  return `${name}: ${value} ${unit}, over the limit of ${limit} (committed: ${committed}). ${remedy}`;
}
