import { deriveExamples } from "./derive-examples.ts";
import {
  type Documents,
  deliveryFile,
  evidenceFile,
  isEventFile,
  isExampleFile,
  isObjectFile,
  manifestFile,
  nameOf,
  pathFrom,
} from "./documents.ts";
import { isJsonObject, type Json, type JsonObject, toJsonObject } from "./json.ts";
import {
  type EventModel,
  type Evidence,
  type Example,
  type Model,
  type ObjectModel,
  type Origin,
  type Purpose,
  purposes,
  referenceTo,
  type SchemaNode,
  type VariantModel,
} from "./model.ts";
import { toPascalCase } from "./names.ts";
import { variantsOf, wholeVariant } from "./variants.ts";

/**
 * Makes the model of documents without lint problems.
 *
 * @throws {TypeError} if the documents have problems, which is an error of the caller.
 */
export function toModel(documents: Documents): Model {
  const files = [...documents.keys()].sort();
  const objects = files.filter(isObjectFile).map((file) => toObject(file, documents));
  const authored = files.filter(isExampleFile).map((file) => toExample(file, documents));
  const model: Model = {
    version: text(documentAt(manifestFile, documents).version),
    events: files.filter(isEventFile).map((file) => toEvent(file, documents)),
    objects: objects.sort((a, b) => compare(a.name, b.name)),
    delivery: toObject(deliveryFile, documents),
    examples: authored,
    evidence: toEvidence(documents),
  };
  return { ...model, examples: inOrder([...authored, ...deriveExamples(model)]) };
}

function toObject(file: string, documents: Documents): ObjectModel {
  const { $schema: _dialect, title, examples, ...schema } = documentAt(file, documents);
  const values = Array.isArray(examples) ? examples.filter(isJsonObject) : [];
  return {
    name: text(title),
    file,
    schema: withModelReferences(schema, file, documents),
    examples: values,
  };
}

function toEvent(file: string, documents: Documents): EventModel {
  const { title, description } = documentAt(file, documents);
  const type = nameOf(file);
  const name = toPascalCase(type);
  const variants = variantsOf(documents, file).map((place): VariantModel => {
    const { purpose, file: written } = place;
    const typeName = `${name}${toPascalCase(purpose)}Data`;
    const schema = wholeVariant(documents, place);
    // The references of a whole variant are relative to the folder of the schemas.
    return { purpose, typeName, file: written, schema: withModelReferences(schema, "", documents) };
  });
  return { type, name, title: text(title), description: text(description), file, variants };
}

function toExample(file: string, documents: Documents): Example {
  const [, event = "", folder = ""] = file.split("/");
  const purpose = purposes.find((known) => known === folder);
  if (purpose === undefined)
    throw new TypeError(`${file}: expected the folder of a purpose, got "${folder}"`);
  return {
    event,
    purpose,
    file,
    origin: originOf(file, documents),
    data: documentAt(file, documents),
  };
}

function originOf(file: string, documents: Documents): Origin {
  const { documented } = documentAt(evidenceFile, documents);
  const path = file.slice("examples/".length);
  return isJsonObject(documented) && Object.hasOwn(documented, path) ? "documented" : "composed";
}

function toEvidence(documents: Documents): Model["evidence"] {
  const stated = documentAt(evidenceFile, documents).purposes;
  const of = (purpose: Purpose): Evidence => {
    const value = toJsonObject(stated)[purpose];
    return value === "documented" || value === "sibling" ? value : "text";
  };
  return { promotion: of("promotion"), unique_code: of("unique_code"), message: of("message") };
}

/** Replaces each reference to a file by a reference to the file's title. */
function withModelReferences(
  schema: Json | undefined,
  file: string,
  documents: Documents,
): SchemaNode {
  const rewrite = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([key, child]): [string, Json] => [
      key,
      rewrite(child),
    ]);
    const node = Object.fromEntries(entries);
    if (typeof value.$ref !== "string") return node;
    const target = pathFrom(file, value.$ref);
    return { ...node, $ref: referenceTo(text(documentAt(target, documents).title)) };
  };
  if (!isJsonObject(schema)) throw new TypeError(`${file}: expected a schema, got no object`);
  // The only cast from JSON to the typed dialect. The lint has checked every keyword.
  return rewrite(schema) as SchemaNode;
}

function documentAt(file: string, documents: Documents): JsonObject {
  const document = documents.get(file);
  if (!isJsonObject(document))
    throw new TypeError(`${file}: expected a file with an object, got none`);
  return document;
}

function text(value: Json | undefined): string {
  if (typeof value !== "string")
    throw new TypeError("schema: expected a title and a description, got none");
  return value;
}

const originOrder: readonly Origin[] = ["documented", "composed", "derived"];

function inOrder(examples: readonly Example[]): readonly Example[] {
  return [...examples].sort(
    (a, b) =>
      compare(a.event, b.event) ||
      purposes.indexOf(a.purpose) - purposes.indexOf(b.purpose) ||
      originOrder.indexOf(a.origin) - originOrder.indexOf(b.origin) ||
      compare(a.file, b.file),
  );
}

/** Compares by UTF-16 code units, so that the order does not depend on a locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
