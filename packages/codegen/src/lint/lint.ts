import type { Documents } from "../schemas/documents.ts";
import type { Model } from "../schemas/model.ts";
import { syntaxRule } from "../schemas/parse.ts";
import type { Problem } from "../schemas/problem.ts";
import type { Sources } from "../schemas/read.ts";
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
 * Checks the authored files against the dialect. `toModel` makes a model of documents without problems.
 *
 * The checks stop after a stage with problems, because the next stage would report the same problems again.
 */
export function lintDocuments(documents: Documents, sources: Sources): readonly Problem[] {
  for (const stage of documentStages) {
    const problems = checkRules(stage, documents);
    if (problems.length > 0) return problems;
  }
  return checkRules(readmeRules, sources);
}

/** Checks the examples against the model. Every generator can emit a model without problems faithfully. */
export function lintModel(model: Model): readonly Problem[] {
  return checkRules(exampleRules, judge(model));
}

const documentStages: readonly (readonly Rule<Documents>[])[] = [
  fileRules,
  keywordRules,
  [...nameRules, ...purposeRules],
  [...extensionRules, ...eventRules, ...examplePresenceRules, ...evidenceRules],
];

/** Every rule of the dialect, in the order of the checks. */
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
