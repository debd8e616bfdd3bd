import type { Documents } from "../schemas/documents.ts";
import { parseSources, syntaxRule } from "../schemas/parse.ts";
import type { Problem } from "../schemas/problem.ts";
import type { Sources } from "../schemas/read.ts";
import { toModel } from "../schemas/to-model.ts";
import { eventRules } from "./event-rules.ts";
import { evidenceRules } from "./evidence-rules.ts";
import { examplePresenceRules, exampleRules, judge } from "./example-rules.ts";
import { fileRules } from "./file-rules.ts";
import { keywordRules } from "./keyword-rules.ts";
import { nameRules } from "./name-rules.ts";
import { extensionRules, purposeRules } from "./purpose-rules.ts";
import { readmeRules } from "./readme-rules.ts";
import type { Rule } from "./rule.ts";

/**
 * Holds the sources to the dialect: of what it has no problem with, `toModel` makes a model that
 * every generator can emit faithfully. A stage whose rules are broken ends it, since the next would
 * only report the same problems again.
 */
export function lint(sources: Sources): readonly Problem[] {
  const { documents, problems } = parseSources(sources);
  const stages: readonly (() => readonly Problem[])[] = [
    () => problems,
    ...documentStages.map((stage) => () => checkRules(stage, documents)),
    () => checkRules(readmeRules, sources),
    () => checkRules(exampleRules, judge(toModel(documents))),
  ];
  for (const stage of stages) {
    const broken = stage();
    if (broken.length > 0) return broken;
  }
  return [];
}

const documentStages: readonly (readonly Rule<Documents>[])[] = [
  fileRules,
  keywordRules,
  [...nameRules, ...purposeRules],
  [...extensionRules, ...eventRules, ...examplePresenceRules, ...evidenceRules],
];

/** Every rule of the dialect, in the order in which they are held. */
export const rules: readonly { readonly id: string; readonly reason: string }[] = [
  syntaxRule,
  ...documentStages.flat(),
  ...readmeRules,
  ...exampleRules,
];

function checkRules<Input>(stage: readonly Rule<Input>[], input: Input): readonly Problem[] {
  return stage.flatMap(({ id, reason, check }) =>
    check(input).map((problem) => ({ ...problem, rule: id, reason })),
  );
}
