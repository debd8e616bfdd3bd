import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import index from "@order-webhooks/schemas" with { type: "json" };

/** Something countable about the published packages: the same number on every machine. */
export interface Measure {
  /** What is counted, with its unit. */
  readonly name: string;
  readonly value: number;
  /** Maximum value, whatever is committed. */
  readonly limit?: number;
}

/** The measurements that are committed in budgets.json. */
export interface Budgets {
  /** The number of events when they were measured. */
  readonly events: number;
  readonly measured: Readonly<Record<string, number>>;
}

/** The share by which a measure may exceed its committed measurement. */
const slack = 0.1;

const file = join(import.meta.dirname, "../budgets.json");
const events = Object.keys(index.events);

/** Returns a value that was set for a number of events, grown to the present number. */
export function grownFrom(eventsThen: number, value: number): number {
  return Math.floor(value * Math.max(1, events.length / eventsThen));
}

/** Reads the committed measurements. */
export async function readBudgets(): Promise<Budgets> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** Writes the present measurements to budgets.json. */
export async function writeBudgets(measures: readonly Measure[]): Promise<void> {
  const measured = Object.fromEntries(measures.map(({ name, value }) => [name, value]));
  await writeFile(file, `${JSON.stringify({ events: events.length, measured }, null, 2)}\n`);
}

/** Finds measures over their limit or budget, measures without a budget, and budgets without a measure. */
export function findExcesses(
  measures: readonly Measure[],
  { events: eventsThen, measured }: Budgets,
): readonly string[] {
  const over = measures.flatMap(({ name, value, limit = Infinity }) => {
    const committed = measured[name] ?? 0;
    const most = Math.min(limit, grownFrom(eventsThen, committed * (1 + slack)));
    if (value <= most) return [];
    return [`${name}: expected at most ${most}, got ${value} (committed: ${committed}). ${remedy}`];
  });
  const names = new Set(measures.map(({ name }) => name));
  const gone = Object.keys(measured).filter((name) => !names.has(name));
  return [...over, ...gone.map((name) => `${name}: expected a measure, got none. ${remedy}`)];
}

const remedy =
  "If that is intended, run npm --prefix packages/package-checks run measure and give the reason in the commit.";
