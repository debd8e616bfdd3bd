import type { Documents } from "./documents.ts";
import type { Json } from "./json.ts";
import type { Problem } from "./problem.ts";
import type { Sources } from "./read.ts";

/** The only rule that is checked before the files are parsed. */
export const syntaxRule = {
  id: "json-syntax",
  reason: "a file that does not parse cannot be checked further",
} as const;

/** Parses every JSON file. A file that is not JSON is reported as a problem and left out of the documents. */
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
  return {
    file,
    pointer: "",
    rule: id,
    message: `Expected JSON, got text that does not parse: ${message}. Fix the syntax.`,
    reason,
  };
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
