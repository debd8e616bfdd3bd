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

/** Rules for the files that there are and their places. */
export const fileRules: readonly Rule<Documents>[] = [
  {
    id: "needed-file",
    reason: "each of these is the source of something generated",
    check: checkNeededFiles,
  },
  {
    id: "some-event",
    reason: "without an event there is nothing to generate",
    check: checkSomeEvent,
  },
  {
    id: "manifest-version",
    reason: "the OpenAPI document carries the version of the package",
    check: checkManifest,
  },
  {
    id: "file-place",
    reason: "a file in no known place would be read by nothing, and no test would notice",
    check: checkFilePlaces,
  },
  {
    id: "file-name",
    reason: "type names are made from file names",
    check: checkFileNames,
  },
  {
    id: "example-folder",
    reason: "the folders of an example say what it is an example of",
    check: checkExampleFolders,
  },
];

function checkNeededFiles(documents: Documents): readonly FileProblem[] {
  if (documents.size === 0) return [whole("", "There are no schemas here. Look at --root.")];
  const missing = [deliveryFile, evidenceFile, manifestFile].filter((file) => !documents.has(file));
  return missing.map((file) => whole(file, "There is no such file. Add it."));
}

function checkSomeEvent(documents: Documents): readonly FileProblem[] {
  if (documents.size === 0 || [...documents.keys()].some(isEventFile)) return [];
  return [whole("events", "There is no schema of an event. Add events/<event type>.schema.json.")];
}

function checkManifest(documents: Documents): readonly FileProblem[] {
  const manifest = documents.get(manifestFile);
  const isVersioned = isJsonObject(manifest) && typeof manifest.version === "string";
  if (manifest === undefined || isVersioned) return [];
  return [{ file: manifestFile, pointer: "/version", message: "There is no `version`. Write it." }];
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
  return strays.map((file) => whole(file, `Nothing reads a file here: ${placeHint(file)}.`));
}

function isRefusedFile(file: string): boolean {
  return /^refused\/[^/]+\.json$/.test(file);
}

function placeHint(file: string): string {
  if (file.startsWith("examples/")) return "an example goes to examples/<event>/<purpose>/";
  return "schemas end in .schema.json and stand in events/, purposes/ or objects/";
}

const eventName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const objectName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function checkFileNames(documents: Documents): readonly FileProblem[] {
  const files = [...documents.keys()];
  const events = files.filter((file) => isEventFile(file) && !eventName.test(nameOf(file)));
  const objects = files.filter((file) => isObjectFile(file) && !objectName.test(nameOf(file)));
  return [
    ...events.map((file) =>
      whole(file, "The file is not named as an event type. Write it in lower case with dots."),
    ),
    ...objects.map((file) =>
      whole(file, "The file is not named as an object. Write it in lower case with hyphens."),
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
      return [whole(file, `No schema describes the event "${event}". Add it or move the example.`)];
    }
    return isPurpose(purpose) ? [] : [whole(file, notAPurpose("folder", purpose))];
  });
}

function isPurpose(name: string): boolean {
  return purposes.some((known) => known === name);
}

function notAPurpose(what: string, name: string): string {
  return `The ${what} has to be named after one of ${purposes.join(", ")}, got "${name}". Rename or remove it.`;
}

function whole(file: string, message: string): FileProblem {
  return { file, pointer: "", message };
}
