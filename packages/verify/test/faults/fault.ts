import type { VerifyOptions } from "../../src/index.ts";
import type { Steps } from "./plain-receiver.ts";

/** Receiver with one fault, and exactly the findings that must name it. */
export interface Fault {
  readonly name: string;
  /** A function creates new steps for each run, for receivers with state. */
  readonly steps: Partial<Steps> | (() => Partial<Steps>);
  readonly options?: Partial<VerifyOptions>;
  /** Codes in the order of the report. `EVENT` stands for the verified event. */
  readonly findings: readonly string[];
  /** Parts of the texts of the findings, in the order of the report. */
  readonly words?: readonly string[];
}
