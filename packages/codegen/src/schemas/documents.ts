import { posix } from "node:path";
import { type Json, type JsonObject, toJsonObject } from "./json.ts";
import type { Purpose } from "./model.ts";

/** The authored files, parsed: path from the folder of the schemas to JSON. */
export type Documents = ReadonlyMap<string, Json>;

/** The JSON Schema dialect that every source and every bundle names. */
export const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The file of the envelope. */
export const deliveryFile = "delivery.schema.json";

/** The file of the keys that all data has, which the purposes extend. */
export const commonDataFile = "common-data.schema.json";

/** The file with the evidence for each example and each purpose. */
export const evidenceFile = "evidence.json";

/** The manifest of the package of the schemas, read for its version. */
export const manifestFile = "package.json";

/** The file of the purpose, which an event refers to. */
export function purposeFile(purpose: Purpose): string {
  return `purposes/${purpose}.schema.json`;
}

/** Recognises the path of an event's schema. */
export function isEventFile(path: string): boolean {
  return /^events\/[^/]+\.schema\.json$/.test(path);
}

/** Recognises the path of a purpose's schema. */
export function isPurposeFile(path: string): boolean {
  return /^purposes\/[^/]+\.schema\.json$/.test(path);
}

/** Recognises the path of a shared object's schema. */
export function isObjectFile(path: string): boolean {
  return /^objects\/[^/]+\.schema\.json$/.test(path);
}

/** Recognises the path of an authored example. */
export function isExampleFile(path: string): boolean {
  return /^examples\/[^/]+\/[^/]+\/[^/]+\.json$/.test(path);
}

/** The name in the path of a schema: an event type, a purpose, the name of an object. */
export function nameOf(file: string): string {
  return posix.basename(file, ".schema.json");
}

/** The path of a file that another one refers to, from the folder of the schemas. */
export function pathFrom(file: string, reference: string): string {
  return posix.join(posix.dirname(file), reference);
}

/** Returns the object in a file, or an empty one if there is none. */
export function objectAt(documents: Documents, file: string): JsonObject {
  const document = documents.get(file);
  return toJsonObject(document);
}
