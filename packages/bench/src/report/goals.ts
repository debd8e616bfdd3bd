import { type Column, format, formatTable } from "./table.ts";

/** One goal with the measured value. */
export interface GoalFigures {
  readonly name: string;
  readonly found: number;
  /** Kind of the goal: a minimum or a maximum. */
  readonly bound: "least" | "most";
  readonly goal: number;
  /** The aim beyond the goal, if there is one. */
  readonly better?: number;
  readonly isMet: boolean;
}

/** The bound of a goal. */
export type Bound = Pick<GoalFigures, "bound" | "goal" | "better">;

/** Compares a measured value with a goal. A missed goal fails no run, because the machine may be busy. */
export function toGoal(name: string, found: number, bound: Bound): GoalFigures {
  const isMet = bound.bound === "least" ? found >= bound.goal : found <= bound.goal;
  return { name, found, ...bound, isMet };
}

/** Makes a goal with a minimum, and optionally a better value to aim for. */
export function least(goal: number, better?: number): Bound {
  return { bound: "least", goal, ...(better !== undefined && { better }) };
}

/** Makes a goal with a maximum. */
export function most(goal: number): Bound {
  return { bound: "most", goal };
}

/** Formats goals as a table. */
export function formatGoals(goals: readonly GoalFigures[]): string {
  return formatTable(columns, goals);
}

const columns: readonly Column<GoalFigures>[] = [
  { head: "goal", cell: ({ name }) => name },
  { head: "found", cell: ({ found }) => format(found, 2) },
  { head: "least", cell: ({ bound, goal }) => (bound === "least" ? format(goal, 2) : undefined) },
  { head: "most", cell: ({ bound, goal }) => (bound === "most" ? format(goal, 2) : undefined) },
  { head: "better", cell: ({ better }) => format(better, 2) },
  { head: "met", cell: ({ isMet }) => (isMet ? "yes" : "no") },
];
