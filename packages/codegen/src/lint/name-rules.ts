import {
  type Documents,
  deliveryFile,
  isEventFile,
  isObjectFile,
  isPurposeFile,
  nameOf,
  pathFrom,
} from "../schemas/documents.ts";
import { isJsonObject, type Json, type JsonObject, toJsonArray } from "../schemas/json.ts";
import { purposes } from "../schemas/model.ts";
import { toPascalCase } from "../schemas/names.ts";
import type { FileProblem } from "../schemas/problem.ts";
import { found } from "./found.ts";
import type { Rule } from "./rule.ts";
import {
  hasNamedValues,
  isRoot,
  problemAt,
  type SchemaPlace,
  schemaPlaces,
} from "./schema-places.ts";

/** Rules for the names of types and the targets of references. */
export const nameRules: readonly Rule<Documents>[] = [
  {
    id: "title-matches-file",
    reason: "readers find a type by its file, and a file by its type",
    check: checkTitles,
  },
  {
    id: "unique-type-name",
    reason: "types with the same name would be numbered, and the numbers would change",
    check: checkUniqueNames,
  },
  {
    id: "known-values-name",
    reason: "code that maps the known values needs a type that lists them",
    check: checkNamesOfKnownValues,
  },
  {
    id: "unique-bundle",
    reason: "the second of two bundles with the same path would overwrite the first",
    check: checkUniqueBundles,
  },
  {
    id: "ref-target",
    reason: "only the file of an object has a type that a reference can name",
    check: checkReferences,
  },
];

function checkTitles(documents: Documents): readonly FileProblem[] {
  return schemaPlaces(documents).flatMap((place) => {
    const title = titleFor(place.file);
    if (!isRoot(place) || place.schema.title === title) return [];
    return [
      problemAt(
        place,
        `Expected "${title}", after the name of the file, got ${found(place.schema.title)}. Change \`title\`.`,
        "title",
      ),
    ];
  });
}

/** Returns the title that belongs to the name of a schema's file. */
function titleFor(file: string): string {
  const name = toPascalCase(nameOf(file));
  return isEventFile(file) || isPurposeFile(file) ? `${name}Data` : name;
}

/** Types in the same generated file that come from no schema. */
const ownNames = [
  ...["EventMap", "EventVariants", "EventType", "Purpose"],
  ...["OrderWebhook", "DeliveryEnvelope"],
];

function checkUniqueNames(documents: Documents): readonly FileProblem[] {
  const taken = new Map(ownNames.map((name) => [name, "a type that always exists"]));
  const problems: FileProblem[] = [];
  for (const file of documents.keys()) {
    for (const name of typeNamesOf(file)) {
      const other = taken.get(name);
      const message = `Expected a file for a new type, got the type ${name}, which is also made by ${other}. Rename one of the files.`;
      if (other !== undefined) problems.push({ file, pointer: "", message });
      taken.set(name, file);
    }
  }
  return [...problems, ...namedValues(documents).flatMap((place) => checkNotTaken(place, taken))];
}

function checkNotTaken(
  place: SchemaPlace,
  taken: ReadonlyMap<string, string>,
): readonly FileProblem[] {
  const { title } = place.schema;
  const other = typeof title === "string" ? taken.get(title) : undefined;
  if (other === undefined) return [];
  const message = `Expected the name of a new type, got ${title}, which is also made by ${other}. Write another title.`;
  return [problemAt(place, message, "title")];
}

function typeNamesOf(file: string): readonly string[] {
  if (isObjectFile(file) || isPurposeFile(file) || file === deliveryFile) return [titleFor(file)];
  if (!isEventFile(file)) return [];
  const name = toPascalCase(nameOf(file));
  const variants = purposes.map((purpose) => `${name}${toPascalCase(purpose)}Data`);
  return [`${name}Data`, `${name}Delivery`, ...variants];
}

/** Checks that known values with the same name have the same list. */
function checkNamesOfKnownValues(documents: Documents): readonly FileProblem[] {
  const first = new Map<Json | undefined, SchemaPlace>();
  return namedValues(documents).flatMap((place) => {
    const { title } = place.schema;
    if (!isTypeName(title)) {
      const message = `Expected a name of the known values in PascalCase, got ${found(title)}. Write \`"title": "${suggestedName(place)}"\`.`;
      return [problemAt(place, message, ...(title === undefined ? [] : ["title"]))];
    }
    const other = first.get(title) ?? place;
    first.set(title, other);
    if (valuesOf(other) === valuesOf(place)) return [];
    const message = `Expected the same list wherever the title is ${title}, got other values than in ${other.file}. Write the same list, or another title.`;
    return [problemAt(place, message, "title")];
  });
}

function namedValues(documents: Documents): readonly SchemaPlace[] {
  return schemaPlaces(documents).filter(hasNamedValues);
}

/** Recognizes a name in PascalCase with letters only, because a number at the end looks generated. */
function isTypeName(title: Json | undefined): boolean {
  return typeof title === "string" && /^(?:[A-Z][a-z]+)+$/.test(title);
}

/** Returns a name made of the name of the file and the key. */
function suggestedName({ file, pointer }: SchemaPlace): string {
  const [key = ""] = pointer.split("/properties/").at(-1)?.split("/") ?? [];
  return toPascalCase(`${nameOf(file)} ${key}`);
}

function valuesOf({ schema }: SchemaPlace): string {
  return JSON.stringify(schema["x-extensible-enum"]);
}

/** Checks that no event has the name of an envelope's bundle: `<event>.delivery` for one event, `delivery` for any. */
function checkUniqueBundles(documents: Documents): readonly FileProblem[] {
  const events = [...documents.keys()].filter(isEventFile);
  const envelopes = new Set(["delivery", ...events.map((file) => `${nameOf(file)}.delivery`)]);
  const wrong = events.filter((file) => envelopes.has(nameOf(file)));
  return wrong.map((file) => {
    const message = `Expected a name that differs from the bundles of envelopes, got "${nameOf(file)}". Rename the event's file.`;
    return { file, pointer: "", message };
  });
}

function checkReferences(documents: Documents): readonly FileProblem[] {
  return schemaPlaces(documents).flatMap((place) => {
    const reference = referenceOf(place.schema);
    if (reference === undefined) return [];
    const target = pathFrom(place.file, reference);
    if (isObjectFile(target) && documents.has(target)) return [];
    const message = `Expected the relative path of a file in objects/, got "${reference}". Change the reference.`;
    return [problemAt(place, message, ...stepsToReference(place))];
  });
}

function referenceOf(schema: JsonObject): string | undefined {
  const [first] = toJsonArray(schema.anyOf);
  const reference: Json | undefined = isJsonObject(first) ? first.$ref : schema.$ref;
  return typeof reference === "string" ? reference : undefined;
}

function stepsToReference({ schema }: SchemaPlace): readonly (string | number)[] {
  return schema.$ref === undefined ? ["anyOf", 0, "$ref"] : ["$ref"];
}
