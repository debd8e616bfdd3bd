import { posix } from "node:path";
import { type Json, type JsonObject, toJsonObject } from "./json.ts";
import type { Purpose } from "./model.ts";

/** Parsed authored files, as a map from the path in the folder of the schemas to the JSON value. */
export type Documents = ReadonlyMap<string, Json>;

/** The JSON Schema dialect that every source and every bundle names. */
export const dialect = "https://json-schema.org/draft/2020-12/schema";

/** File of the envelope. */
export const deliveryFile = "delivery.schema.json";

/** File of the common keys of all data. The purposes extend it. */
export const commonDataFile = "common-data.schema.json";

/** File with the evidence for each example and each purpose. */
export const evidenceFile = "evidence.json";

/** Manifest of the schemas package. Its version is read. */
export const manifestFile = "package.json";

/** Returns the file of a purpose. Events refer to this file. */
export function purposeFile(purpose: Purpose): string {
  return `purposes/${purpose}.schema.json`;
}

/** Recognizes the path of an event's schema. */
export function isEventFile(path: string): boolean {
  return /^events\/[^/]+\.schema\.json$/.test(path);
}

/** Recognizes the path of a purpose's schema. */
export function isPurposeFile(path: string): boolean {
  return /^purposes\/[^/]+\.schema\.json$/.test(path);
}

/** Recognizes the path of a shared object's schema. */
export function isObjectFile(path: string): boolean {
  return /^objects\/[^/]+\.schema\.json$/.test(path);
}

/** Recognizes the path of an authored example. */
export function isExampleFile(path: string): boolean {
  return /^examples\/[^/]+\/[^/]+\/[^/]+\.json$/.test(path);
}

/** Returns the name in the path of a schema, such as an event type, a purpose or an object's name. */
export function nameOf(file: string): string {
  return posix.basename(file, ".schema.json");
}

/** Resolves a reference in a file to a path relative to the folder of the schemas. */
export function pathFrom(file: string, reference: string): string {
  return posix.join(posix.dirname(file), reference);
}

/** Returns the object in a file, or an empty object if the file has none. */
export function objectAt(documents: Documents, file: string): JsonObject {
  const document = documents.get(file);
  return toJsonObject(document);
}
