import {
  commonDataFile,
  type Documents,
  deliveryFile,
  evidenceFile,
  isEventFile,
  isExampleFile,
  isObjectFile,
  isPurposeFile,
  manifestFile,
  nameOf,
} from "../schemas/documents.ts";
import { isJsonObject } from "../schemas/json.ts";
import { purposes } from "../schemas/model.ts";
import type { FileProblem } from "../schemas/problem.ts";
import type { Rule } from "./rule.ts";

/** Rules for the existence and the places of files. */
export const fileRules: readonly Rule<Documents>[] = [
  {
    id: "needed-file",
    reason: "each of these files is the source of generated files",
    check: checkNeededFiles,
  },
  {
    id: "some-event",
    reason: "without an event, nothing can be generated",
    check: checkSomeEvent,
  },
  {
    id: "manifest-version",
    reason: "the OpenAPI document contains the version of the package",
    check: checkManifest,
  },
  {
    id: "file-place",
    reason: "no program reads a file in an unknown place, and no test would report that",
    check: checkFilePlaces,
  },
  {
    id: "file-name",
    reason: "type names are derived from file names",
    check: checkFileNames,
  },
  {
    id: "example-folder",
    reason: "the folders of an example name its event and purpose",
    check: checkExampleFolders,
  },
];

function checkNeededFiles(documents: Documents): readonly FileProblem[] {
  if (documents.size === 0) return [whole("", "Expected schemas, got none. Check --root.")];
  const missing = [deliveryFile, evidenceFile, manifestFile].filter((file) => !documents.has(file));
  return missing.map((file) => whole(file, "Expected this file, got none. Add it."));
}

function checkSomeEvent(documents: Documents): readonly FileProblem[] {
  if (documents.size === 0 || [...documents.keys()].some(isEventFile)) return [];
  return [
    whole(
      "events",
      "Expected the schema of an event, got none. Add events/<event type>.schema.json.",
    ),
  ];
}

function checkManifest(documents: Documents): readonly FileProblem[] {
  const manifest = documents.get(manifestFile);
  const isVersioned = isJsonObject(manifest) && typeof manifest.version === "string";
  if (manifest === undefined || isVersioned) return [];
  return [
    { file: manifestFile, pointer: "/version", message: "Expected a `version`, got none. Add it." },
  ];
}

function checkFilePlaces(documents: Documents): readonly FileProblem[] {
  const known = new Set([commonDataFile, deliveryFile, evidenceFile, manifestFile]);
  const isKnown = (file: string): boolean =>
    known.has(file) ||
    isEventFile(file) ||
    isPurposeFile(file) ||
    isObjectFile(file) ||
    isExampleFile(file) ||
    isRefusedFile(file);
  const strays = [...documents.keys()].filter((file) => !isKnown(file));
  return strays.map((file) =>
    whole(
      file,
      `Expected a file in a known place, got one that no program reads. ${placeHint(file)}`,
    ),
  );
}

function isRefusedFile(file: string): boolean {
  return /^refused\/[^/]+\.json$/.test(file);
}

function placeHint(file: string): string {
  if (file.startsWith("examples/")) return "Move the example to examples/<event>/<purpose>/.";
  return "Move a schema to events/, purposes/ or objects/, and let its name end in .schema.json.";
}

const eventName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const objectName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function checkFileNames(documents: Documents): readonly FileProblem[] {
  const files = [...documents.keys()];
  const events = files.filter((file) => isEventFile(file) && !eventName.test(nameOf(file)));
  const objects = files.filter((file) => isObjectFile(file) && !objectName.test(nameOf(file)));
  return [
    ...events.map((file) =>
      whole(
        file,
        `Expected the name of an event type, got "${nameOf(file)}". Write it in lower case with dots.`,
      ),
    ),
    ...objects.map((file) =>
      whole(
        file,
        `Expected the name of an object, got "${nameOf(file)}". Write it in lower case with hyphens.`,
      ),
    ),
    ...files
      .filter((file) => isPurposeFile(file) && !isPurpose(nameOf(file)))
      .map((file) => whole(file, notAPurpose("file", nameOf(file)))),
  ];
}

function checkExampleFolders(documents: Documents): readonly FileProblem[] {
  const events = new Set([...documents.keys()].filter(isEventFile).map(nameOf));
  return [...documents.keys()].filter(isExampleFile).flatMap((file) => {
    const [, event = "", purpose = ""] = file.split("/");
    if (!events.has(event)) {
      return [
        whole(
          file,
          `Expected an event with a schema, got "${event}". Add its schema or move the example.`,
        ),
      ];
    }
    return isPurpose(purpose) ? [] : [whole(file, notAPurpose("folder", purpose))];
  });
}

function isPurpose(name: string): boolean {
  return purposes.some((known) => known === name);
}

function notAPurpose(kind: string, name: string): string {
  return `Expected a ${kind} named after one of ${purposes.join(", ")}, got "${name}". Rename or remove it.`;
}

function whole(file: string, message: string): FileProblem {
  return { file, pointer: "", message };
}
