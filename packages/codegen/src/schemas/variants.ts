import { type Documents, objectAt, pathFrom } from "./documents.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  toJsonArray,
  toJsonObject,
} from "./json.ts";
import { type Purpose, purposes } from "./model.ts";

/** Place of a variant: a purpose's file, or the `$defs` of an event with its own keys. */
export interface VariantPlace {
  readonly purpose: Purpose;
  readonly file: string;
  readonly schema: JsonObject;
}

/** Returns the reference to a purpose that the event's own file writes out. */
export function ownReference(purpose: Purpose): string {
  return `#/$defs/${purpose}`;
}

/** Returns the places of the variants of an event, in the order of its `oneOf`. */
export function variantsOf(documents: Documents, file: string): readonly VariantPlace[] {
  const { oneOf, $defs } = objectAt(documents, file);
  const branches = toJsonArray(oneOf);
  return purposes.map((purpose, index) => {
    const reference = referenceIn(branches[index]) ?? "";
    if (reference !== ownReference(purpose)) {
      const target = pathFrom(file, reference);
      return { purpose, file: target, schema: objectAt(documents, target) };
    }
    return { purpose, file, schema: toJsonObject(toJsonObject($defs)[purpose]) };
  });
}

/**
 * Returns the whole schema of a variant, with the keys of the extended schemas before its own keys.
 * Every reference is relative to the folder of the schemas.
 */
export function wholeVariant(
  documents: Documents,
  { file, schema }: Omit<VariantPlace, "purpose">,
): JsonObject {
  const base = extendedFile(file, schema);
  const inherited =
    base === undefined
      ? {}
      : wholeVariant(documents, { file: base, schema: objectAt(documents, base) });
  const { $schema: _dialect, title: _title, allOf: _base, required, properties, ...head } = schema;
  return {
    ...head,
    required: [...toJsonArray(inherited.required), ...toJsonArray(required)],
    properties: {
      ...toJsonObject(inherited.properties),
      ...toJsonObject(withPathsFromRoot(properties ?? {}, file)),
    },
  };
}

/** Returns the file that a variant extends, relative to the folder of the schemas. */
export function extendedFile(file: string, { allOf }: JsonObject): string | undefined {
  const [first] = toJsonArray(allOf);
  const reference = referenceIn(first);
  const target = reference === undefined ? file : pathFrom(file, reference);
  // An extension must name another file, so that a chain of extensions is never a cycle.
  return target === file ? undefined : target;
}

/** Returns the target of a value that is only a reference, or undefined. */
export function referenceIn(value: Json | undefined): string | undefined {
  if (!isJsonObject(value) || Object.keys(value).join() !== "$ref") return undefined;
  return typeof value.$ref === "string" ? value.$ref : undefined;
}

function withPathsFromRoot(value: Json, file: string): Json {
  if (isJsonArray(value)) return value.map((item) => withPathsFromRoot(item, file));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]): [string, Json] =>
    key === "$ref" && typeof child === "string"
      ? [key, pathFrom(file, child)]
      : [key, withPathsFromRoot(child, file)],
  );
  return Object.fromEntries(entries);
}
