import { base, contenders } from "../postgres/names.ts";
import { type GoalFigures, least, most, toGoal } from "./goals.ts";
import { compareCosts, type PostgresFigures } from "./postgres-figures.ts";

/** Compares the figures with the goals. A missed goal fails no run, because the machine may be busy. */
export function compareWithPostgresGoals(rows: readonly PostgresFigures[]): readonly GoalFigures[] {
  return rows.flatMap((row) => [...toSpeedGoals(row), ...toFlatGoals(row)]);
}

/** Minimum number of sends at the same time for a goal. With fewer, few deliveries share a commit. */
const leastConcurrency = 64;

const { inbox, inboxEmpty, bossInsert, addJobs } = contenders;

function toSpeedGoals(row: PostgresFigures): readonly GoalFigures[] {
  if (row.concurrency < leastConcurrency) return [];
  // The other's time per delivery, divided by the inbox's, equals the inbox's deliveries per second, divided by the
  // other's.
  const timesOf = (other: string) => compareCosts(row, other, inbox).put;
  return [
    toGoal(`puts, ${inbox} / ${base}, ${row.name}`, timesOf(base), least(3, 4)),
    toGoal(`puts, ${inbox} / ${bossInsert}, ${row.name}`, timesOf(bossInsert), least(1)),
    toGoal(`puts, ${inbox} / ${addJobs}, ${row.name}`, timesOf(addJobs), least(1)),
  ];
}

/** Maximum ratio of costs that count as equal. They differ by as much from run to run. */
const flat = 1.25;

function toFlatGoals(row: PostgresFigures): readonly GoalFigures[] {
  if (row.keptBefore === 0) return [];
  const cost = compareCosts(row, inbox, inboxEmpty);
  return [
    toGoal(`cost of a put / ${inboxEmpty}, ${row.name}`, cost.put, most(flat)),
    toGoal(`cost of claim and done / ${inboxEmpty}, ${row.name}`, cost.drain, most(flat)),
  ];
}
