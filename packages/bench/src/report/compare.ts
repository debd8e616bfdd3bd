import type { Round } from "../measure/effort.ts";
import { median, spread } from "./numbers.ts";

/** A comparison of candidates with a yardstick, by the name of the candidate. */
export interface Comparison {
  readonly yardstickNanoseconds: number;
  /** CPU time as a multiple of that of the yardstick, times the scale. */
  readonly shares: { readonly [candidate: string]: number };
  /** The distance between the processes, as a share of the figure. */
  readonly spreads: { readonly [candidate: string]: number };
  /** CPU time now, as a share of the time before. Undefined without another build. */
  readonly ratio: number | undefined;
}

/** Compares all runners with one of them. Only numbers of one round are ever divided by each other. */
export function compare(
  processes: readonly (readonly Round[])[],
  yardstick: string,
  scale: number,
): Comparison {
  const runners = Object.keys(processes[0]?.[0] ?? {}).toSorted();
  const shares = runners
    .filter((one) => one !== yardstick)
    .map((one) => {
      const shareOf = (round: Round) => scale * divide(round, one, yardstick);
      return [one, mediansOf(processes, shareOf)] as const;
    });
  const ratios = mediansOf(processes, (round) => divide(round, "now", "before"));
  const yardsticks = mediansOf(processes, (round) => round[yardstick] ?? Number.NaN);
  return {
    yardstickNanoseconds: median(yardsticks),
    shares: Object.fromEntries(shares.map(([one, each]) => [one, median(each)])),
    spreads: Object.fromEntries(shares.map(([one, each]) => [one, spread(each)])),
    ratio: runners.includes("before") ? median(ratios) : undefined,
  };
}

function divide(round: Round, one: string, other: string): number {
  return (round[one] ?? Number.NaN) / (round[other] ?? Number.NaN);
}

/** The median of each process. */
function mediansOf(
  processes: readonly (readonly Round[])[],
  figureOf: (round: Round) => number,
): readonly number[] {
  return processes.map((rounds) => median(rounds.map(figureOf)));
}
