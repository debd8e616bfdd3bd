import type { FileProblem } from "../schemas/problem.ts";

/** One rule over an input: the parsed documents, or the model made of them. */
export interface Rule<Input> {
  /** Stable: messages and tests name it. */
  readonly id: string;
  /** Why there is such a rule. */
  readonly reason: string;
  readonly check: (input: Input) => readonly FileProblem[];
}

/** Each problem once: what several variants share is wrong in one place only. */
export function distinct(problems: readonly FileProblem[]): readonly FileProblem[] {
  const byPlace = problems.map((problem): [string, FileProblem] => [
    `${problem.file}#${problem.pointer}`,
    problem,
  ]);
  return [...new Map(byPlace).values()];
}
