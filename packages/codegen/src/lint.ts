import type { Model } from "./model.ts";
import { parseSources } from "./parse-sources.ts";
import type { Problem } from "./problem.ts";
import type { Sources } from "./read-schemas.ts";
import { toModel } from "./to-model.ts";

/** The model of schemas that keep every rule, or everything that is wrong with them. */
export type Linted =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** Holds the schemas to the dialect: what it lets through, every generator can emit faithfully. */
export function lint(sources: Sources): Linted {
  const { documents, problems } = parseSources(sources);
  const [first, ...others] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...others] };
  return { ok: true, model: toModel(documents) };
}
