import { createHash } from "node:crypto";
import { type Documents, evidenceFile, isExampleFile, objectAt } from "../schemas/documents.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  pointerTo,
  toJsonObject,
} from "../schemas/json.ts";
import { purposes } from "../schemas/model.ts";
import type { FileProblem } from "../schemas/problem.ts";
import { found } from "./found.ts";
import type { Rule } from "./rule.ts";

/** Rules for the evidence and for the refused bodies. */
export const evidenceRules: readonly Rule<Documents>[] = [
  {
    id: "evidence-documented",
    reason: "a documented example must exist and have a source",
    check: checkDocumented,
  },
  {
    id: "evidence-entry",
    reason: "a payload that is called documented must have the place of its publication",
    check: checkEntries,
  },
  {
    id: "evidence-purposes",
    reason: "the documents show the evidence for each purpose",
    check: checkPurposes,
  },
  {
    id: "refused-form",
    reason: "a refused body proves nothing without the reason for its refusal",
    check: checkRefused,
  },
];

function checkDocumented(documents: Documents): readonly FileProblem[] {
  const { documented } = objectAt(documents, evidenceFile);
  if (!isJsonObject(documented)) {
    return [
      inEvidence(
        "/documented",
        `Expected a map from each documented example to its source, got ${found(documented)}. Write an object.`,
      ),
    ];
  }
  return Object.entries(documented).flatMap(([path, entry]) => {
    const pointer = pointerTo("/documented", path);
    if (!documents.has(`examples/${path}`)) {
      const message = `Expected an example at schemas/examples/${path}, got none. Add the file or remove this entry.`;
      return [inEvidence(pointer, message)];
    }
    const isComplete = isJsonObject(entry) && isText(entry.source) && isText(entry.sha256);
    return isComplete
      ? []
      : [
          inEvidence(
            pointer,
            `Expected a \`source\` and a \`sha256\`, got ${found(entry)}. Add both.`,
          ),
        ];
  });
}

/** Checks the other direction: each `documented.json` needs an entry. The message contains the entry to add. */
function checkEntries(documents: Documents): readonly FileProblem[] {
  const { documented } = objectAt(documents, evidenceFile);
  if (!isJsonObject(documented)) return [];
  const files = [...documents.keys()].filter(
    (file) => isExampleFile(file) && file.endsWith("/documented.json"),
  );
  const paths = files.map((file) => file.slice("examples/".length));
  return paths
    .filter((path) => !Object.hasOwn(documented, path))
    .map((path) => {
      const entry = JSON.stringify({
        source: "<where it was published>",
        sha256: hashOf(documents.get(`examples/${path}`)),
      });
      const message = `Expected an entry for schemas/examples/${path}, got none. Add ${JSON.stringify(path)}: ${entry}, or call the file <name>.composed.json.`;
      return inEvidence(pointerTo("/documented", path), message);
    });
}

/** Returns the hash that `evidence.json` pins. It is the hash of the JSON value, independent of the layout. */
function hashOf(value: Json | undefined): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function checkPurposes(documents: Documents): readonly FileProblem[] {
  const stated = objectAt(documents, evidenceFile).purposes;
  const kinds: readonly Json[] = ["documented", "sibling", "text"];
  const wrong = purposes.filter(
    (purpose) => !isJsonObject(stated) || !kinds.includes(stated[purpose] ?? null),
  );
  return wrong.map((purpose) =>
    inEvidence(
      pointerTo("/purposes", purpose),
      `Expected one of ${kinds.join(", ")}, got ${found(isJsonObject(stated) ? stated[purpose] : undefined)}. Write one of them.`,
    ),
  );
}

function checkRefused(documents: Documents): readonly FileProblem[] {
  const files = [...documents.keys()].filter((file) => file.startsWith("refused/"));
  const wrong = files.filter((file) => !isRefusal(objectAt(documents, file)));
  return wrong.map((file) => ({
    file,
    pointer: "",
    message:
      'Expected { "description", "form": "delivery" | "data", "event" for data, "refused": { "reason", "pointer", "code" }, "body" }, got another form. Add the missing keys.',
  }));
}

function isRefusal({ description, form, event, refused, body }: JsonObject): boolean {
  const hasForm = form === "delivery" || (form === "data" && isText(event));
  const { reason, pointer, code } = toJsonObject(refused);
  const hasReason = isText(reason) && typeof pointer === "string" && isText(code);
  return isText(description) && hasForm && hasReason && body !== undefined;
}

function isText(value: Json | undefined): boolean {
  return typeof value === "string" && value !== "";
}

function inEvidence(pointer: string, message: string): FileProblem {
  return { file: evidenceFile, pointer, message };
}
