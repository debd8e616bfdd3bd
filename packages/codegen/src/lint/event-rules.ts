import { type Documents, deliveryFile, isPurposeFile, objectAt } from "../schemas/documents.ts";
import { isJsonObject, type JsonObject, toJsonArray, toJsonObject } from "../schemas/json.ts";
import {
  allPurposeKeys,
  commonKeys,
  nullableKeys,
  type Purpose,
  purposeKeys,
  purposes,
} from "../schemas/model.ts";
import type { FileProblem } from "../schemas/problem.ts";
import { extendedFile, wholeVariant } from "../schemas/variants.ts";
import { found } from "./found.ts";
import { distinct, type Rule } from "./rule.ts";
import { problemAt, type SchemaPlace, schemaPlaces } from "./schema-places.ts";

/** Rules for purposes, an event's own variants and the envelope, so that their types narrow. */
export const eventRules: readonly Rule<Documents>[] = [
  {
    id: "common-keys",
    reason: "the data of every event and purpose has these keys",
    check: atEachVariant(checkCommonKeys),
  },
  {
    id: "own-keys",
    reason: "the keys identify the purpose, so they must be present and not null",
    check: atEachVariant(checkOwnKeys),
  },
  {
    id: "other-purposes-keys",
    reason: "an undeclared key of another purpose would be accepted, and two branches would match",
    check: atEachVariant(checkOtherPurposesKeys),
  },
  {
    id: "nullable-keys",
    reason: "derived examples insert the object's own example or null",
    check: atEachVariant(checkNullableKeys),
  },
  {
    id: "delivery-form",
    reason: "the envelope of each event is generated from it, with the event's data and event.type",
    check: checkDelivery,
  },
];

/** Purpose's file or event's own variant, with the whole schema including the extended ones. */
interface Variant {
  readonly purpose: Purpose;
  readonly place: SchemaPlace;
  readonly whole: JsonObject;
  readonly documents: Documents;
}

function atEachVariant(
  check: (variant: Variant) => readonly FileProblem[],
): Rule<Documents>["check"] {
  return (documents) => {
    const places = schemaPlaces(documents).filter(
      ({ role }) => role === "purpose" || role === "variant",
    );
    const problems = places.flatMap((place) => {
      const purpose = purposeOf(place);
      const whole = wholeVariant(documents, place);
      return purpose === undefined ? [] : check({ purpose, place, whole, documents });
    });
    // A problem in a part that several purposes share is reported once.
    return distinct(problems);
  };
}

function purposeOf({ file, pointer }: SchemaPlace): Purpose | undefined {
  return purposes.find(
    (purpose) =>
      pointer === `/$defs/${purpose}` ||
      (pointer === "" && file.endsWith(`/${purpose}.schema.json`)),
  );
}

function checkCommonKeys(variant: Variant): readonly FileProblem[] {
  const missing = commonKeys.filter((key) => !isRequired(variant.whole, key));
  return missing.map((key) =>
    problemAt(
      declaringPlace(variant, key),
      `Expected "${key}" in \`required\`, since every delivery has it, got none. Add it.`,
      "required",
    ),
  );
}

function checkOwnKeys(variant: Variant): readonly FileProblem[] {
  const { purpose, whole } = variant;
  const wrong = purposeKeys[purpose].filter(
    (key) => !isRequired(whole, key) || !isPlainReference(whole, key),
  );
  return wrong.map((key) =>
    problemAtKey(
      variant,
      key,
      `Expected "${key}" as a required reference that is not nullable, since it identifies the purpose ${purpose}, got ${foundKey(whole, key)}. Require it and refer to an object's file.`,
    ),
  );
}

function checkOtherPurposesKeys(variant: Variant): readonly FileProblem[] {
  const { purpose, whole } = variant;
  const others = [...allPurposeKeys].filter((key) => !purposeKeys[purpose].includes(key));
  const wrong = others.filter(
    (key) => propertyOf(whole, key).type !== "null" || isRequired(whole, key),
  );
  return wrong.map((key) =>
    problemAtKey(
      variant,
      key,
      `Expected "${key}" with the type "null" and not required, since it belongs to another purpose, got ${foundKey(whole, key)}. Declare it with the type "null".`,
    ),
  );
}

function checkNullableKeys(variant: Variant): readonly FileProblem[] {
  return nullableKeys.flatMap((key) => checkNullableKey(variant, key));
}

function checkNullableKey(variant: Variant, key: string): readonly FileProblem[] {
  const { anyOf } = propertyOf(variant.whole, key);
  const [reference] = toJsonArray(anyOf);
  if (!isJsonObject(reference) || typeof reference.$ref !== "string") {
    const message = `Expected "${key}" as a nullable reference, since it may be null in every event, got ${foundKey(variant.whole, key)}. Make it a nullable reference.`;
    return [problemAtKey(variant, key, message)];
  }
  const file = reference.$ref;
  if (objectAt(variant.documents, file).examples !== undefined) return [];
  const message = `Expected an example to insert as "${key}", got none. Add \`examples\`.`;
  return [{ file, pointer: "/examples", message }];
}

/** Makes a problem at a key of a variant, in the file that declares the key. */
function problemAtKey(variant: Variant, key: string, message: string): FileProblem {
  return problemAt(declaringPlace(variant, key), message, "properties", key);
}

/** Returns the place that declares a key or should declare it, in the variant or in an extended file. */
function declaringPlace(
  { place, documents }: Variant,
  key: string,
): Pick<SchemaPlace, "file" | "pointer"> {
  const extended = extendedFile(place.file, place.schema) ?? "";
  // A key that a purpose lacks is reported in the purpose's file, not in each event that extends the purpose.
  const undeclared = isPurposeFile(extended) ? { file: extended, pointer: "" } : place;
  let { file, pointer, schema }: Pick<SchemaPlace, "file" | "pointer" | "schema"> = place;
  for (;;) {
    if (Object.hasOwn(toJsonObject(schema.properties), key)) {
      return { file, pointer };
    }
    const base = extendedFile(file, schema);
    if (base === undefined) return undeclared;
    file = base;
    pointer = "";
    schema = objectAt(documents, base);
  }
}

function checkDelivery(documents: Documents): readonly FileProblem[] {
  const place = schemaPlaces(documents).find(({ file }) => file === deliveryFile);
  if (place === undefined) return [];
  const { schema } = place;
  const problems: FileProblem[] = [];
  if (!isRequired(schema, "data") || !isPlainObject(propertyOf(schema, "data"))) {
    const message = `Expected "data" as a required "object" without declared keys, got ${foundKey(schema, "data")}. Require it and declare only its type.`;
    problems.push(problemAt(place, message, "properties", "data"));
  }
  if (!isRequired(schema, "event") || !namesItsType(documents, propertyOf(schema, "event"))) {
    const message = `Expected "event" as a required reference to an object that requires "type", got ${foundKey(schema, "event")}. Require it and refer to such an object.`;
    problems.push(problemAt(place, message, "properties", "event"));
  }
  if (schema.examples === undefined) {
    problems.push(
      problemAt(place, "Expected an example of the envelope, got none. Add `examples`."),
    );
  }
  return problems;
}

function namesItsType(documents: Documents, { $ref }: JsonObject): boolean {
  const { required } = objectAt(documents, String($ref));
  return toJsonArray(required).includes("type");
}

function isPlainObject({ type, properties, additionalProperties }: JsonObject): boolean {
  return type === "object" && properties === undefined && additionalProperties === undefined;
}

function isPlainReference(schema: JsonObject, key: string): boolean {
  return typeof propertyOf(schema, key).$ref === "string";
}

function isRequired({ required }: JsonObject, key: string): boolean {
  return toJsonArray(required).includes(key);
}

/** Formats the declaration of a key for a message, without its description. */
function foundKey(schema: JsonObject, key: string): string {
  const { description: _description, ...declared } = propertyOf(schema, key);
  const isDeclared = Object.keys(declared).length > 0;
  const required = isRequired(schema, key) ? "required" : "not required";
  return `${found(isDeclared ? declared : undefined)}, ${required}`;
}

function propertyOf({ properties }: JsonObject, key: string): JsonObject {
  return toJsonObject(toJsonObject(properties)[key]);
}
