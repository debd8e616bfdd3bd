import type { Round } from "../measure/effort.ts";
import { median, spread } from "./numbers.ts";

/** A comparison of candidates with a yardstick, by the name of the candidate. */
export interface Comparison {
  readonly yardstickNanoseconds: number;
  /** CPU time as a multiple of the yardstick's CPU time, multiplied by `scale`. */
  readonly shares: { readonly [candidate: string]: number };
  /** Difference between the slowest and the fastest process, as a share of the median. */
  readonly spreads: { readonly [candidate: string]: number };
  /** CPU time of this checkout's build, as a share of the other build's. Undefined without another build. */
  readonly ratio: number | undefined;
}

/** Compares all runners with one of them, the yardstick. Divides only numbers of the same round. */
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

/** Returns the median of each process. */
function mediansOf(
  processes: readonly (readonly Round[])[],
  figureOf: (round: Round) => number,
): readonly number[] {
  return processes.map((rounds) => median(rounds.map(figureOf)));
}
