import type { FindRoot } from "./place.ts";

/** Environment of the command: its input and output, and the declarations of the contract. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** True if the output supports colors. */
  readonly color: boolean;
  /** Opens standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** True if standard input is a keyboard. */
  readonly typing: boolean;
  readonly findRoot: FindRoot;
}

/** Exit code: 0 if every file fits, 1 if a file does not, 2 if a file could not be read or the arguments are wrong. */
export type ExitCode = 0 | 1 | 2;
