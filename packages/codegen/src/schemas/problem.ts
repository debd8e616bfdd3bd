import { posix } from "node:path";

/** Something wrong with a value. */
export interface ValueProblem {
  /** JSON pointer into the value, empty for the value as a whole. */
  readonly pointer: string;
  /** Says what is wrong, and in a problem of a file what to do about it. */
  readonly message: string;
}

/** Something wrong with a file, found by a rule. */
export interface FileProblem extends ValueProblem {
  /** From the folder of the schemas. */
  readonly file: string;
}

/** One reason why the schemas are refused: a problem of a file with the rule that it breaks. */
export interface Problem extends FileProblem {
  /** The stable id of the rule. */
  readonly rule: string;
  /** The reason for the rule. */
  readonly reason: string;
}

/** A problem as one line that stands alone. */
export function describeProblem({ file, pointer, rule, message, reason }: Problem): string {
  // A text has no pointer, and the README stands outside of the folder.
  const place = pointer === "" && !file.endsWith(".json") ? "" : `#${pointer}`;
  return `${posix.join("schemas/", file)}${place}: ${message} (${rule}: ${reason})`;
}
