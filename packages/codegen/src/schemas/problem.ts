import { posix } from "node:path";

/** Problem with a value. */
export interface ValueProblem {
  /** JSON pointer into the value. Empty for the whole value. */
  readonly pointer: string;
  /** Describes the problem. For a file, also says what to do. */
  readonly message: string;
}

/** Problem with a file, found by a rule. */
export interface FileProblem extends ValueProblem {
  /** Path, relative to the folder of the schemas. */
  readonly file: string;
}

/** Problem because of which the schemas are refused, with the broken rule. */
export interface Problem extends FileProblem {
  /** Stable ID of the rule. */
  readonly rule: string;
  /** Reason for the rule. */
  readonly reason: string;
}

/** Formats a problem as one line that is complete without context. */
export function describeProblem({ file, pointer, rule, message, reason }: Problem): string {
  // A Markdown file has no pointer, and the README is outside of the folder.
  const place = pointer === "" && !file.endsWith(".json") ? "" : `#${pointer}`;
  return `${posix.join("schemas/", file)}${place}: ${message} (${rule}: ${reason})`;
}
