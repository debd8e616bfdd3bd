import type { Documents } from "./documents.ts";
import type { Json } from "./json.ts";
import type { Problem } from "./problem.ts";
import type { Sources } from "./read.ts";

/** The one rule that holds before there are documents. */
export const syntaxRule = {
  id: "json-syntax",
  reason: "a file that does not parse says nothing",
} as const;

/** Parses every JSON file. One that is not JSON is a problem, and is missing among the documents. */
export function parseSources(sources: Sources): {
  readonly documents: Documents;
  readonly problems: readonly Problem[];
} {
  const documents = new Map<string, Json>();
  const problems: Problem[] = [];
  const jsonFiles = [...sources.keys()].filter((file) => file.endsWith(".json"));
  for (const file of jsonFiles.sort()) {
    const result = parseJson(sources.get(file) ?? "");
    if (result.ok) documents.set(file, result.value);
    else problems.push(toProblem(file, result.message));
  }
  return { documents, problems };
}

function toProblem(file: string, message: string): Problem {
  const { id, reason } = syntaxRule;
  return { file, pointer: "", rule: id, message: `This is not JSON: ${message}.`, reason };
}

type Parsed =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly message: string };

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
