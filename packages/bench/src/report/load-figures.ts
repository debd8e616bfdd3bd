import type { LoadMeasured, LoadRound } from "../load/measured.ts";
import { bare } from "../load/server-names.ts";
import { median, type Quartiles, quartiles } from "./numbers.ts";
import { cpuOf, divideEach, type LoadCounts, slicesOf, throughputOf, toCounts } from "./slices.ts";

/** The figures of one row about servers. Each ratio divides numbers of the same round. */
export interface LoadFigures extends LoadMeasured {
  /** The CPU time that the bare server takes for a delivery. */
  readonly bareNanoseconds: number;
  /**
   * CPU time of the client as a share of the time in which the bare server was measured. Near 1, the client was the
   * limit.
   */
  readonly clientShare: number;
  readonly builds: readonly BuildFigures[];
}

/** The figures of one build in a row. */
export interface BuildFigures {
  readonly build: string;
  /** Accepted deliveries per second, as a share of those of the bare server. */
  readonly throughput: Quartiles;
  /** The CPU time of an accepted delivery until it was handled, as a multiple of the bare server's. */
  readonly cpu: Quartiles;
  readonly counts: LoadCounts;
  /** The accepted deliveries that were not handled when the last response of a slice came. */
  readonly backlog: number;
  /**
   * The same figures in relation to the other build instead of the bare server. Absent for the other build, and without
   * one.
   */
  readonly change?: { readonly throughput: number; readonly cpu: number };
}

/** Makes the figures of a row from its measurements. */
export function toLoadFigures(measured: LoadMeasured): LoadFigures {
  const rounds = measured.processes.flat();
  const bareSlices = slicesOf(rounds, bare);
  const shares = bareSlices.map((slice) => slice.clientNanoseconds / slice.nanoseconds);
  const names = Object.keys(rounds[0] ?? {}).filter((name) => name !== bare);
  return {
    ...measured,
    bareNanoseconds: median(bareSlices.map(cpuOf)),
    clientShare: median(shares),
    builds: names.toSorted().map((name) => toBuildFigures(rounds, name)),
  };
}

function toBuildFigures(rounds: readonly LoadRound[], build: string): BuildFigures {
  const slices = slicesOf(rounds, build);
  const { throughput, cpu } = compareWith(rounds, build, bare);
  const isCompared = build !== "before" && rounds.every((round) => "before" in round);
  const change = isCompared ? compareWith(rounds, build, "before") : undefined;
  return {
    build,
    throughput: quartiles(throughput),
    cpu: quartiles(cpu),
    counts: toCounts(slices),
    backlog: median(slices.map(({ backlog }) => backlog)),
    ...(change && {
      change: { throughput: median(change.throughput), cpu: median(change.cpu) },
    }),
  };
}

function compareWith(rounds: readonly LoadRound[], build: string, other: string) {
  const [slices, others] = [slicesOf(rounds, build), slicesOf(rounds, other)];
  return {
    throughput: divideEach(slices.map(throughputOf), others.map(throughputOf)),
    cpu: divideEach(slices.map(cpuOf), others.map(cpuOf)),
  };
}
