import { posix } from "node:path";

/** One reason why the schemas are refused. */
export interface Problem {
  /** From the folder of the schemas. */
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** The rule that it breaks, a stable id. */
  readonly rule: string;
  /** What is wrong here and what to do about it. */
  readonly message: string;
  /** Why there is such a rule. */
  readonly reason: string;
}

/** A problem as one line that stands alone. */
export function describeProblem({ file, pointer, rule, message, reason }: Problem): string {
  // Of a text there is no pointer, and the README stands outside of the folder.
  const place = pointer === "" && !file.endsWith(".json") ? "" : `#${pointer}`;
  return `${posix.join("schemas/", file)}${place}: ${message} (${rule}: ${reason})`;
}
