import { generateReadme } from "./emit-readme/events-table.ts";
import { generateReceiver } from "./emit-receiver/receiver-examples.ts";
import { generateReference } from "./emit-reference/reference.ts";
import { generateBundles } from "./emit-schemas/bundles.ts";
import { generateExamples } from "./emit-schemas/examples.ts";
import { generateIndex } from "./emit-schemas/index-file.ts";
import { generateOpenApi } from "./emit-schemas/openapi.ts";
import { generateTypes } from "./emit-types/types.ts";
import { generateValidators } from "./emit-validators/validators.ts";
import { lintDocuments, lintModel } from "./lint/lint.ts";
import type { Model } from "./schemas/model.ts";
import { parseSources } from "./schemas/parse.ts";
import type { Problem } from "./schemas/problem.ts";
import type { Sources } from "./schemas/read.ts";
import { readmeFile } from "./schemas/readme.ts";
import { toModel } from "./schemas/to-model.ts";
import type { Generated, Refused } from "./write-files/generated.ts";
import type { Files } from "./write-files/write-files.ts";

/** Model of schemas in which the lint finds no problem, or the problems. */
export type CheckedModel = { readonly ok: true; readonly model: Model } | Refused;

/** Generates every generated file of the repository from the schemas. The same input gives the same bytes. */
export async function generate(sources: Sources): Promise<Generated> {
  const checked = toCheckedModel(sources);
  if (!checked.ok) return checked;
  const { model } = checked;
  const outputs = await Promise.all([
    ...generators.map((generator) => generator(model)),
    generateReadme(model, sources.get(readmeFile) ?? ""),
  ]);
  const entries = outputs.flatMap((files) => [...files]);
  const files = new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  if (files.size < entries.length)
    throw new TypeError("generators: expected different files, got one file from two generators");
  return { ok: true, files };
}

/** Parses, lints and models the schemas, each step once. */
export function toCheckedModel(sources: Sources): CheckedModel {
  const { documents, problems: unparsed } = parseSources(sources);
  const problems = unparsed.length > 0 ? unparsed : lintDocuments(documents, sources);
  if (isSome(problems)) return { ok: false, problems };
  const model = toModel(documents);
  const ofModel = lintModel(model);
  return isSome(ofModel) ? { ok: false, problems: ofModel } : { ok: true, model };
}

function isSome(problems: readonly Problem[]): problems is Refused["problems"] {
  return problems.length > 0;
}

const generators: readonly ((model: Model) => Files | Promise<Files>)[] = [
  generateBundles,
  generateExamples,
  generateIndex,
  generateOpenApi,
  generateReference,
  generateTypes,
  generateValidators,
  generateReceiver,
];
