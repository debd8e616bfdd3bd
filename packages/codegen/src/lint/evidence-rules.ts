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
import type { Rule } from "./rule.ts";

/** Rules for the evidence and for the bodies to refuse. */
export const evidenceRules: readonly Rule<Documents>[] = [
  {
    id: "evidence-documented",
    reason: "what counts as documented must be there and have a source",
    check: checkDocumented,
  },
  {
    id: "evidence-entry",
    reason: "a payload that is called documented says where it was published",
    check: checkEntries,
  },
  {
    id: "evidence-purposes",
    reason: "readers learn what the knowledge of each purpose rests on",
    check: checkPurposes,
  },
  {
    id: "refused-form",
    reason: "a body to refuse proves nothing unless it says why it is refused",
    check: checkRefused,
  },
];

function checkDocumented(documents: Documents): readonly FileProblem[] {
  const { documented } = objectAt(documents, evidenceFile);
  if (!isJsonObject(documented)) {
    return [inEvidence("/documented", "This has to map each documented example to its source.")];
  }
  return Object.entries(documented).flatMap(([path, entry]) => {
    const pointer = pointerTo("/documented", path);
    if (!documents.has(`examples/${path}`)) {
      const message = `Expected an example at schemas/examples/${path}, got none. Add the file or remove this entry.`;
      return [inEvidence(pointer, message)];
    }
    const isComplete = isJsonObject(entry) && isText(entry.source) && isText(entry.sha256);
    return isComplete ? [] : [inEvidence(pointer, "This needs a `source` and a `sha256`.")];
  });
}

/** The other direction: each `documented.json` has its entry, which the message spells out. */
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

/** The hash by which `evidence.json` pins a payload: that of the JSON value, whatever its layout. */
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
    inEvidence(pointerTo("/purposes", purpose), `This has to be one of ${kinds.join(", ")}.`),
  );
}

function checkRefused(documents: Documents): readonly FileProblem[] {
  const files = [...documents.keys()].filter((file) => file.startsWith("refused/"));
  const wrong = files.filter((file) => !isRefusal(objectAt(documents, file)));
  return wrong.map((file) => ({
    file,
    pointer: "",
    message:
      'A body to refuse is { "description", "form": "delivery" | "data", "event" of data, "refused": { "reason", "pointer", "code" }, "body" }.',
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
