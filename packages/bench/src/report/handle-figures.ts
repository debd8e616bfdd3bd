import { floor, type HandleMeasured, type HandleRepeated } from "../handle/measured.ts";
import type { HandlePlan } from "../handle/row-plans.ts";
import { compare } from "./compare.ts";

/** The figures of one row about `handle`. Each is the median over processes of the median over blocks. */
export interface HandleFigures {
  readonly name: string;
  readonly until: HandlePlan["until"];
  /** The size of a body. */
  readonly bytes: number;
  readonly floorNanoseconds: number;
  /** CPU time as a multiple of that of verifying and parsing alone, by the name of the build. */
  readonly timesFloor: { readonly [build: string]: number };
  /** Difference between the slowest and the fastest process, as a share of the median. */
  readonly spread: { readonly [build: string]: number };
  /** CPU time of this checkout's build, as a share of the other build's. Absent without another build. */
  readonly ratio?: number;
  /** The CPU time of each round, and the counts, by process. */
  readonly processes: readonly HandleMeasured[];
}

/** Makes the figures of a row from its measurements. */
export function toHandleFigures({ plan, processes }: HandleRepeated): HandleFigures {
  const rounds = processes.map((one) => one.rounds);
  const { yardstickNanoseconds, shares, spreads, ratio } = compare(rounds, floor, 1);
  return {
    name: plan.name,
    until: plan.until,
    bytes: processes[0]?.bytes ?? 0,
    floorNanoseconds: yardstickNanoseconds,
    timesFloor: shares,
    spread: spreads,
    ...(ratio !== undefined && { ratio }),
    processes,
  };
}
