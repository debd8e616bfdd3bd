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
  /** CPU time as a multiple of the floor's, by the name of the build. */
  readonly timesFloor: { readonly [build: string]: number };
  /** The distance between the processes, as a share of the figure. */
  readonly spread: { readonly [build: string]: number };
  /** CPU time now, as a share of the time before. Absent without another build. */
  readonly ratio?: number;
  /** The CPU time of each round, and the counts, by process. */
  readonly processes: readonly HandleMeasured[];
}

/** Makes figures of what was measured. */
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
