import type { VerifyOptions } from "../../src/index.ts";
import type { Steps } from "./plain-receiver.ts";

/** A receiver with one fault, and the findings that must name it: these and no others. */
export interface Fault {
  readonly name: string;
  /** Made again for each run where the receiver remembers something. */
  readonly steps: Partial<Steps> | (() => Partial<Steps>);
  readonly options?: Partial<VerifyOptions>;
  /** Codes in the order of the report; `EVENT` stands for the event that is verified. */
  readonly findings: readonly string[];
  /** Parts of the words of the findings, in the order of the report. */
  readonly words?: readonly string[];
}
