import type { FindRoot } from "./place.ts";

/** Environment of the command: its input and output, and what the contract declares. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** True if the output shows colors. */
  readonly color: boolean;
  /** Opens standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** True if standard input is a keyboard. */
  readonly typing: boolean;
  readonly findRoot: FindRoot;
}

/** 0: every file fits, 1: one does not, 2: one could not be read, or the arguments are wrong. */
export type ExitCode = 0 | 1 | 2;
