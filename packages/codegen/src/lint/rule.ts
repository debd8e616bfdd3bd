/** A place where a rule is broken. */
export interface Finding {
  /** From the folder of the schemas. */
  readonly file: string;
  readonly pointer: string;
  /** What is wrong here and what to do about it: one sentence that stands alone. */
  readonly message: string;
}

/** One rule over an input: the parsed documents, or the model made of them. */
export interface Rule<Input> {
  /** Stable: messages and tests name it. */
  readonly id: string;
  /** Why there is such a rule. */
  readonly reason: string;
  readonly check: (input: Input) => readonly Finding[];
}

/** Each finding once: what several variants share is wrong in one place only. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = findings.map((finding): [string, Finding] => [
    `${finding.file}#${finding.pointer}`,
    finding,
  ]);
  return [...new Map(byPlace).values()];
}
