import { goalOf, readBudgets, writeBudgets } from "./budgets.ts";
import { type Measure, missedGoals } from "./measure.ts";
import { measureAll } from "./measure-all.ts";
import { packPublished } from "./published.ts";

// Measures what is built, shows it next to the goals and what was committed, and commits to it.

const measures = await measureAll(await packPublished());
const { measured: before } = await readBudgets().catch(() => ({ measured: {} }));
await writeBudgets(measures);
process.stdout.write(`${tableOf(measures, before).join("\n")}\n`);

function tableOf(rows: readonly Measure[], old: Readonly<Record<string, number>>): string[] {
  const cells = rows.map((measure) => [
    measure.name,
    String(measure.value),
    String(goalOf(measure) ?? ""),
    String(old[measure.name] ?? ""),
    measure.unit,
    missedGoals[measure.name] ?? "",
  ]);
  const head = ["measure", "now", "goal", "before", "unit", "what the goal would take"];
  const widths = head.map((_title, at) =>
    Math.max(...[head, ...cells].map((row) => lengthOf(row, at))),
  );
  return [head, ...cells].map((row) =>
    row
      .map((cell, at) => pad(cell, at, widths))
      .join("  ")
      .trimEnd(),
  );
}

function lengthOf(row: readonly string[], at: number): number {
  return at === 5 ? 0 : (row[at]?.length ?? 0);
}

function pad(cell: string, at: number, widths: readonly number[]): string {
  const width = widths[at] ?? 0;
  return at >= 1 && at <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
