import type { Round } from "../measure/effort.ts";
import { type MeasuredHostile, yardstick } from "../measure/measured.ts";
import { median } from "./numbers.ts";
import type { HostileFigures } from "./validate-report.ts";

/** Makes the figures of orders, which are measured from the smallest to the largest. */
export function toHostileFigures(measured: readonly MeasuredHostile[]): readonly HostileFigures[] {
  return measured.map(({ items, bytes, rounds }, at) => {
    const smaller = measured[at - 1];
    const costs = toMedians(rounds);
    return {
      items,
      bytes,
      parseNanoseconds: costs.get(yardstick) ?? Number.NaN,
      timesOfParse: divide(costs, () => costs.get(yardstick)),
      ...(smaller && { growth: divide(costs, (name) => toMedians(smaller.rounds).get(name)) }),
    };
  });
}

function toMedians(rounds: readonly Round[]): ReadonlyMap<string, number> {
  const names = Object.keys(rounds[0] ?? {});
  return new Map(
    names.map((name) => [name, median(rounds.map((round) => round[name] ?? Number.NaN))]),
  );
}

/** Divides the costs of all contenders. */
function divide(
  costs: ReadonlyMap<string, number>,
  divisorOf: (name: string) => number | undefined,
): { readonly [contender: string]: number } {
  const contenders = [...costs].filter(([name]) => name !== yardstick).toSorted();
  return Object.fromEntries(
    contenders.map(([name, cost]) => [name, cost / (divisorOf(name) ?? Number.NaN)]),
  );
}
