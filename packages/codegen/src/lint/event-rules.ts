import { posix } from "node:path";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../schemas/json.ts";
import {
  allPurposeKeys,
  commonKeys,
  nullableKeys,
  type Purpose,
  purposeKeys,
  purposes,
} from "../schemas/model.ts";
import { type Documents, deliveryFile } from "../schemas/to-model.ts";
import type { Finding, Rule } from "./rule.ts";
import { findingAt, type SchemaPlace, schemaPlaces } from "./schema-places.ts";

/** What an event's file and the envelope have to say for their types to narrow. */
export const eventRules: readonly Rule<Documents>[] = [
  {
    id: "event-purposes",
    reason: "every event has the same purposes, or nothing generic could be written over them",
    check: (documents) => eventPlaces(documents).flatMap(checkPurposes),
  },
  {
    id: "common-keys",
    reason: "the data of every event and purpose has these keys",
    check: (documents) => variantPlaces(documents).flatMap(checkCommonKeys),
  },
  {
    id: "own-keys",
    reason: "a purpose is told by its keys, so they are there and not null",
    check: (documents) => variantPlaces(documents).flatMap(checkOwnKeys),
  },
  {
    id: "other-purposes-keys",
    reason: "undeclared, a key of another purpose would be accepted, and two branches would match",
    check: (documents) => variantPlaces(documents).flatMap(checkOtherPurposesKeys),
  },
  {
    id: "nullable-keys",
    reason: "examples with and without them are derived from the object's own example",
    check: checkNullableKeys,
  },
  {
    id: "delivery-form",
    reason: "the envelope of each event is made by describing its data and fixing its event.type",
    check: checkDelivery,
  },
];

function eventPlaces(documents: Documents): readonly SchemaPlace[] {
  return schemaPlaces(documents).filter(({ role }) => role === "event");
}

function variantPlaces(documents: Documents): readonly SchemaPlace[] {
  return schemaPlaces(documents).filter(({ role }) => role === "variant");
}

function purposeOfVariant({ pointer }: SchemaPlace): Purpose | undefined {
  return purposes.find((purpose) => pointer === `/$defs/${purpose}`);
}

function checkPurposes(place: SchemaPlace): readonly Finding[] {
  const { oneOf, $defs } = place.schema;
  const branches = purposes.map((purpose) => ({ $ref: `#/$defs/${purpose}` }));
  const listed = Object.keys(isJsonObject($defs) ? $defs : {}).sort();
  const findings: Finding[] = [];
  if (JSON.stringify(oneOf) !== JSON.stringify(branches)) {
    const message = `\`oneOf\` has to be ${JSON.stringify(branches)}.`;
    findings.push(findingAt(place, message, "oneOf"));
  }
  if (listed.join() !== [...purposes].sort().join()) {
    const message = `\`$defs\` has to describe ${purposes.join(", ")} and nothing else.`;
    findings.push(findingAt(place, message, "$defs"));
  }
  return findings;
}

function checkCommonKeys(place: SchemaPlace): readonly Finding[] {
  const missing = commonKeys.filter((key) => !isRequired(place, key));
  return missing.map((key) =>
    findingAt(place, `"${key}" has to be required: every delivery has it.`, "required"),
  );
}

function checkOwnKeys(place: SchemaPlace): readonly Finding[] {
  const purpose = purposeOfVariant(place);
  const own = purpose === undefined ? [] : purposeKeys[purpose];
  const wrong = own.filter((key) => !isRequired(place, key) || !isPlainReference(place, key));
  return wrong.map((key) =>
    findingAt(
      place,
      `"${key}" makes the purpose ${purpose}; it has to be required and a reference that is not nullable.`,
      "properties",
      key,
    ),
  );
}

function checkOtherPurposesKeys(place: SchemaPlace): readonly Finding[] {
  const purpose = purposeOfVariant(place);
  const own = purpose === undefined ? [] : purposeKeys[purpose];
  const wrong = [...allPurposeKeys].filter(
    (key) =>
      !own.includes(key) && (propertyOf(place, key).type !== "null" || isRequired(place, key)),
  );
  return wrong.map((key) =>
    findingAt(
      place,
      `"${key}" belongs to another purpose; declare it with the type "null" and do not require it.`,
      "properties",
      key,
    ),
  );
}

function checkNullableKeys(documents: Documents): readonly Finding[] {
  const findings = variantPlaces(documents).flatMap((place) =>
    nullableKeys.flatMap((key) => checkNullableKey(documents, place, key)),
  );
  const byPlace = findings.map((finding): [string, Finding] => [
    finding.file + finding.pointer,
    finding,
  ]);
  return [...new Map(byPlace).values()];
}

function checkNullableKey(
  documents: Documents,
  place: SchemaPlace,
  key: string,
): readonly Finding[] {
  const { anyOf } = propertyOf(place, key);
  const [reference] = isJsonArray(anyOf) ? anyOf : [];
  if (!isJsonObject(reference) || typeof reference.$ref !== "string") {
    const message = `"${key}" may be null in every event; make it a nullable reference.`;
    return [findingAt(place, message, "properties", key)];
  }
  const file = posix.join(posix.dirname(place.file), reference.$ref);
  const object = documents.get(file);
  if (isJsonObject(object) && object.examples !== undefined) return [];
  const message = `There is no example to put in as "${key}"; add \`examples\`.`;
  return [{ file, pointer: "/examples", message }];
}

function checkDelivery(documents: Documents): readonly Finding[] {
  const place = schemaPlaces(documents).find(({ file }) => file === deliveryFile);
  if (place === undefined) return [];
  const findings: Finding[] = [];
  if (!isRequired(place, "data") || !isPlainObject(propertyOf(place, "data"))) {
    const message = '"data" has to be required and of the type "object", with no field declared.';
    findings.push(findingAt(place, message, "properties", "data"));
  }
  if (!isRequired(place, "event") || !namesItsType(documents, propertyOf(place, "event"))) {
    const message = '"event" has to be required and refer to an object that requires "type".';
    findings.push(findingAt(place, message, "properties", "event"));
  }
  if (place.schema.examples === undefined) {
    findings.push(findingAt(place, "There is no example of the envelope; add `examples`."));
  }
  return findings;
}

function namesItsType(documents: Documents, { $ref }: JsonObject): boolean {
  const object = documents.get(String($ref));
  const required = isJsonObject(object) ? object.required : undefined;
  return isJsonArray(required) && required.includes("type");
}

function isPlainObject({ type, properties, additionalProperties }: JsonObject): boolean {
  return type === "object" && properties === undefined && additionalProperties === undefined;
}

function isPlainReference(place: SchemaPlace, key: string): boolean {
  return typeof propertyOf(place, key).$ref === "string";
}

function isRequired({ schema: { required } }: SchemaPlace, key: string): boolean {
  return isJsonArray(required) && required.includes(key);
}

function propertyOf({ schema: { properties } }: SchemaPlace, key: string): JsonObject {
  const property: Json | undefined = isJsonObject(properties) ? properties[key] : undefined;
  return isJsonObject(property) ? property : {};
}
