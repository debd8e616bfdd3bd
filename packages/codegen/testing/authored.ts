import { generate, toCheckedModel } from "../src/generate.ts";
import { isEventFile, nameOf } from "../src/schemas/documents.ts";
import type { Json } from "../src/schemas/json.ts";
import type { Model } from "../src/schemas/model.ts";
import { parseSources } from "../src/schemas/parse.ts";
import type { Problem } from "../src/schemas/problem.ts";
import { readSources, type Sources } from "../src/schemas/read.ts";
import { toModel } from "../src/schemas/to-model.ts";
import { repositoryRoot } from "../src/write-files/command.ts";
import type { Files } from "../src/write-files/write-files.ts";
import { changeAt, type Step } from "./change-at.ts";

/** Root of the repository. */
export const root: string = repositoryRoot;

/** The unchanged authored schemas and the README. */
export const authored: Sources = await readSources(root);

/** File of the first event that refers to its purposes. Tests use it instead of naming an event. */
export const eventFile: string =
  [...authored].find(([file, text]) => isEventFile(file) && !text.includes('"$defs"'))?.[0] ?? "";
/** Type of the event in {@link eventFile}. */
export const eventType: string = nameOf(eventFile);

/** Returns the model of the sources. The test fails if the sources have problems. */
export function modelOf(sources: Sources): Model {
  const checked = toCheckedModel(sources);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.model;
}

/** Returns the model of the authored schemas. */
export function authoredModel(): Model {
  return toModel(parseSources(authored).documents);
}

/** Returns the problems that the lint finds in sources. */
export function problemsOf(sources: Sources): readonly Problem[] {
  const checked = toCheckedModel(sources);
  return checked.ok ? [] : checked.problems;
}

/** Generates the files of the sources. The test fails if the sources have problems. */
export async function filesOf(sources: Sources): Promise<Files> {
  const generated = await generate(sources);
  if (!generated.ok) throw new Error(JSON.stringify(generated.problems));
  return generated.files;
}

/** Returns the JSON value of a generated file. */
export function jsonOf(files: Files, path: string): Json {
  return JSON.parse(files.get(path) ?? "");
}

/** Returns the authored schemas with one value of one file changed. For undefined, the key is removed. */
export function withValue(file: string, steps: readonly Step[], put: Json | undefined): Sources {
  const changed = changeAt(JSON.parse(authored.get(file) ?? "null"), steps, put);
  return withText(file, JSON.stringify(changed));
}

/** Returns the authored schemas with the text of one file changed. For undefined, the file is removed. */
export function withText(file: string, text: string | undefined): Sources {
  const others = [...authored].filter(([path]) => path !== file);
  return new Map(text === undefined ? others : [...others, [file, text]]);
}
