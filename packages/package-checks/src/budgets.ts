import index from "@order-webhooks/schemas" with { type: "json" };

/** A count about the published packages, which is the same on every machine. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  /** Maximum value, independent of the committed measurement. */
  readonly limit?: number;
  /** Amount that each further event adds, by default 0. It was measured with a fifth event. */
  readonly perEvent?: number;
}

/** The measurements that are committed in budgets.json. */
export interface Budgets {
  /** The number of events when they were measured. */
  readonly events: number;
  readonly measured: Readonly<Record<string, number>>;
}

/** The current number of events. */
export const events: number = Object.keys(index.events).length;

/** Adds an amount for each event that came after `eventsThen` events to a value. */
export function grownFrom(eventsThen: number, value: number, perEvent: number): number {
  return Math.floor(value + perEvent * Math.max(0, events - eventsThen));
}

/**
 * Returns a message for each measure that exceeds its limit, or its budget by more than ten percent. Also reports a
 * measure without a budget, and a budget without a measure.
 */
export function findExcesses(measures: readonly Measure[], budgets: Budgets): readonly string[] {
  const over = measures.flatMap(({ name, value, limit = Infinity, perEvent = 0 }) => {
    const committed = budgets.measured[name] ?? 0;
    const most = Math.min(limit, grownFrom(budgets.events, committed * 1.1, perEvent));
    if (value <= most) return [];
    return [`${name}: expected at most ${most}, got ${value} (committed: ${committed}). ${remedy}`];
  });
  const names = new Set(measures.map(({ name }) => name));
  const gone = Object.keys(budgets.measured).filter((name) => !names.has(name));
  return [...over, ...gone.map((name) => `${name}: expected a measure, got none. ${remedy}`)];
}

const remedy =
  "If that is intended, run npm --prefix packages/package-checks run measure and give the reason in the commit.";
