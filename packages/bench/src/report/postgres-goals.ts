import { base, contenders } from "../postgres/names.ts";
import { type GoalFigures, least, most, toGoal } from "./goals.ts";
import { compareCosts, type PostgresFigures } from "./postgres-figures.ts";

/** Compares what was found with the goals. They judge no run: a machine may be busy. */
export function compareWithPostgresGoals(rows: readonly PostgresFigures[]): readonly GoalFigures[] {
  return rows.flatMap((row) => [...toSpeedGoals(row), ...toFlatGoals(row)]);
}

/** With fewer sends at the same time there is little to commit together. */
const leastConcurrency = 64;

const { inbox, inboxEmpty, bossInsert, addJobs } = contenders;

function toSpeedGoals(row: PostgresFigures): readonly GoalFigures[] {
  if (row.concurrency < leastConcurrency) return [];
  // The cost of the other one is a multiple of the inbox's, as the inbox's puts are of the other's.
  const timesOf = (other: string) => compareCosts(row, other, inbox).put;
  return [
    toGoal(`puts, ${inbox} / ${base}, ${row.name}`, timesOf(base), least(3, 4)),
    toGoal(`puts, ${inbox} / ${bossInsert}, ${row.name}`, timesOf(bossInsert), least(1)),
    toGoal(`puts, ${inbox} / ${addJobs}, ${row.name}`, timesOf(addJobs), least(1)),
  ];
}

/** Costs are flat if they differ by no more than they do from run to run. */
const flat = 1.25;

function toFlatGoals(row: PostgresFigures): readonly GoalFigures[] {
  if (row.keptBefore === 0) return [];
  const cost = compareCosts(row, inbox, inboxEmpty);
  return [
    toGoal(`cost of a put / ${inboxEmpty}, ${row.name}`, cost.put, most(flat)),
    toGoal(`cost of claim and done / ${inboxEmpty}, ${row.name}`, cost.drain, most(flat)),
  ];
}
