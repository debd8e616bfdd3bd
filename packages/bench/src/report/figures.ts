import type { Round } from "../measure/blocks.ts";
import { type RepeatedRow, yardstick } from "../measure/measured.ts";
import { median, spread } from "./numbers.ts";

/** The figures of one row. Each is the median over processes of the median over blocks. */
export interface Figures {
  readonly name: string;
  readonly documents: number;
  /** The mean size of a document. */
  readonly bytes: number;
  readonly parseNanoseconds: number;
  /** CPU time in percent of JSON.parse of the same text, by the candidate. */
  readonly percentOfParse: { readonly [candidate: string]: number };
  /** The distance between the processes, as a share of the figure, by the candidate. */
  readonly spread: { readonly [candidate: string]: number };
  /** CPU time of a document in nanoseconds: by process, by block, by candidate. */
  readonly processes: RepeatedRow["processes"];
  /** CPU time now, as a share of the time before. Absent without another build. */
  readonly ratio?: number;
}

/** Makes figures of what was measured. Only numbers of one round are ever divided by each other. */
export function toFigures({ name, documents, bytes, processes }: RepeatedRow): Figures {
  const runners = Object.keys(processes[0]?.[0] ?? {}).toSorted();
  const candidates = runners.filter((one) => one !== yardstick);
  const percents = candidates.map(
    (one) => [one, mediansOf(processes, (round) => 100 * divide(round, one, yardstick))] as const,
  );
  const ratios = mediansOf(processes, (round) => divide(round, "now", "before"));
  return {
    name,
    documents,
    bytes,
    parseNanoseconds: median(mediansOf(processes, (round) => round[yardstick] ?? Number.NaN)),
    percentOfParse: Object.fromEntries(percents.map(([one, each]) => [one, median(each)])),
    spread: Object.fromEntries(percents.map(([one, each]) => [one, spread(each)])),
    processes,
    ...(candidates.includes("before") && { ratio: median(ratios) }),
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
