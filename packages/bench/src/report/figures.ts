import { type RepeatedRow, yardstick } from "../measure/measured.ts";
import { compare } from "./compare.ts";

/** The figures of one row. Each is the median over processes of the median over blocks. */
export interface Figures {
  readonly name: string;
  readonly documents: number;
  /** The mean size of a document. */
  readonly bytes: number;
  readonly parseNanoseconds: number;
  /** CPU time in percent of that of JSON.parse for the same text, by the candidate. */
  readonly percentOfParse: { readonly [candidate: string]: number };
  /** Difference between the slowest and the fastest process, as a share of the median, by the candidate. */
  readonly spread: { readonly [candidate: string]: number };
  /** CPU time of a document in nanoseconds: by process, by block, by candidate. */
  readonly processes: RepeatedRow["processes"];
  /** CPU time of this checkout's build, as a share of the other build's. Absent without another build. */
  readonly ratio?: number;
}

/** Makes the figures of a row from its measurements. */
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
