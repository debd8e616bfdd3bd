import type { FileProblem } from "../schemas/problem.ts";

/** Rule for an input, such as the parsed documents or the model. */
export interface Rule<Input> {
  /** Stable ID, which messages and tests name. */
  readonly id: string;
  /** Reason for the rule, as shown in messages. */
  readonly reason: string;
  readonly check: (input: Input) => readonly FileProblem[];
}

/** Returns each problem once, because several variants may share the wrong place. */
export function distinct(problems: readonly FileProblem[]): readonly FileProblem[] {
  const byPlace = problems.map((problem): [string, FileProblem] => [
    `${problem.file}#${problem.pointer}`,
    problem,
  ]);
  return [...new Map(byPlace).values()];
}
