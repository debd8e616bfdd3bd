import type { Model } from "../schemas/model.ts";
import { parseSources, syntaxRule } from "../schemas/parse.ts";
import type { Problem } from "../schemas/problem.ts";
import type { Sources } from "../schemas/read.ts";
import { type Documents, toModel } from "../schemas/to-model.ts";
import { eventRules } from "./event-rules.ts";
import { evidenceRules } from "./evidence-rules.ts";
import { examplePresenceRules, exampleRules, judge } from "./example-rules.ts";
import { fileRules } from "./file-rules.ts";
import { keywordRules } from "./keyword-rules.ts";
import { nameRules } from "./name-rules.ts";
import type { Rule } from "./rule.ts";

/** The model of schemas that keep every rule, or everything that is wrong with them. */
export type Linted =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Holds the schemas to the dialect: what it lets through, every generator can emit faithfully.
 * A stage whose rules are broken ends it, since the next would only report the same faults again.
 */
export function lint(sources: Sources): Linted {
  const { documents, problems } = parseSources(sources);
  if (isSome(problems)) return { ok: false, problems };
  for (const stage of documentStages) {
    const broken = checkRules(stage, documents);
    if (isSome(broken)) return { ok: false, problems: broken };
  }
  const model = toModel(documents);
  const broken = checkRules(exampleRules, judge(model));
  return isSome(broken) ? { ok: false, problems: broken } : { ok: true, model };
}

const documentStages: readonly (readonly Rule<Documents>[])[] = [
  fileRules,
  keywordRules,
  nameRules,
  [...eventRules, ...examplePresenceRules, ...evidenceRules],
];

/** Every rule of the dialect, in the order in which they are held. */
export const rules: readonly { readonly id: string; readonly reason: string }[] = [
  syntaxRule,
  ...documentStages.flat(),
  ...exampleRules,
];

function checkRules<Input>(stage: readonly Rule<Input>[], input: Input): readonly Problem[] {
  return stage.flatMap(({ id, reason, check }) =>
    check(input).map((finding) => ({ ...finding, rule: id, reason })),
  );
}

function isSome(problems: readonly Problem[]): problems is readonly [Problem, ...Problem[]] {
  return problems.length > 0;
}
