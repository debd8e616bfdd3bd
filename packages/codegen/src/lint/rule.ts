import type { FileProblem } from "../schemas/problem.ts";

/** One rule over an input: the parsed documents, or the model made of them. */
export interface Rule<Input> {
  /** Stable, since messages and tests name it. */
  readonly id: string;
  /** The reason for the rule. */
  readonly reason: string;
  readonly check: (input: Input) => readonly FileProblem[];
}

/** Returns each problem once: several variants may share the place that is wrong. */
export function distinct(problems: readonly FileProblem[]): readonly FileProblem[] {
  const byPlace = problems.map((problem): [string, FileProblem] => [
    `${problem.file}#${problem.pointer}`,
    problem,
  ]);
  return [...new Map(byPlace).values()];
}
