/** One reason why the schemas are refused. */
export interface Problem {
  /** From the folder of the schemas. */
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** The rule that it breaks, a stable id. */
  readonly rule: string;
  /** What is wrong and what to do, in one sentence or two. */
  readonly reason: string;
}
