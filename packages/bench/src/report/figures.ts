import { type RepeatedRow, yardstick } from "../measure/measured.ts";
import { compare } from "./compare.ts";

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

/** Makes figures of what was measured. */
export function toFigures({ name, documents, bytes, processes }: RepeatedRow): Figures {
  const { yardstickNanoseconds, shares, spreads, ratio } = compare(processes, yardstick, 100);
  return {
    name,
    documents,
    bytes,
    parseNanoseconds: yardstickNanoseconds,
    percentOfParse: shares,
    spread: spreads,
    processes,
    ...(ratio !== undefined && { ratio }),
  };
}
