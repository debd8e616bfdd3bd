import { type Documents, dialect } from "../schemas/documents.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  toJsonArray,
  toJsonObject,
} from "../schemas/json.ts";
import type { TypeName } from "../schemas/model.ts";
import type { FileProblem } from "../schemas/problem.ts";
import { found } from "./found.ts";
import type { Rule } from "./rule.ts";
import {
  describesData,
  hasNamedValues,
  isRoot,
  problemAt,
  type Role,
  type SchemaPlace,
  schemaPlaces,
} from "./schema-places.ts";

/** Rules for the keywords of each single schema. */
export const keywordRules: readonly Rule<Documents>[] = [
  {
    id: "schema-is-object",
    reason: "for the schemas true and false no type can be generated",
    check: atEachPlace(checkIsObject),
  },
  {
    id: "dialect",
    reason: "tools must not have to guess the version of JSON Schema",
    check: atEachPlace(checkDialect),
  },
  {
    id: "known-keyword",
    reason: "types, validators and documents support only these keywords",
    check: atEachPlace(checkKnownKeywords),
  },
  {
    id: "keyword-form",
    reason: "tools disagree on keywords in another form",
    check: atEachPlace(checkKeywordForms),
  },
  {
    id: "has-type",
    reason: "without a type, values of every type are accepted",
    check: atEachPlace(checkHasType),
  },
  {
    id: "one-type-or-null",
    reason: "readers cannot rely on a value of several types",
    check: atEachPlace(checkType),
  },
  {
    id: "keyword-fits-type",
    reason: "the keyword never applies to another type",
    check: atEachPlace(checkKeywordsFitType),
  },
  {
    id: "map-or-fields",
    reason: "TypeScript cannot type the other keys of an object separately",
    check: atEachPlace(checkMapOrFields),
  },
  {
    id: "known-format",
    reason: "only these formats are checked the same way everywhere",
    check: atEachPlace(checkFormat),
  },
  {
    id: "required-declared",
    reason: "a required key without a schema would be unchecked and untyped",
    check: atEachPlace(checkRequiredDeclared),
  },
  {
    id: "bare-ref",
    reason: "tools ignore keywords next to a reference or generate a second type",
    check: atEachPlace(checkBareReference),
  },
  {
    id: "description",
    reason: "descriptions become the comments of the published types",
    check: atEachPlace(checkDescription),
  },
];

function atEachPlace(
  check: (place: SchemaPlace) => readonly FileProblem[],
): Rule<Documents>["check"] {
  return (documents) => schemaPlaces(documents).flatMap(check);
}

function checkIsObject(place: SchemaPlace): readonly FileProblem[] {
  if (isJsonObject(place.value)) return [];
  return [problemAt(place, `Expected an object, got ${found(place.value)}. Write its \`type\`.`)];
}

function checkDialect(place: SchemaPlace): readonly FileProblem[] {
  if (!isRoot(place) || place.schema.$schema === dialect) return [];
  return [
    problemAt(
      place,
      `Expected "${dialect}", got ${found(place.schema.$schema)}. Write the dialect of this repository.`,
      "$schema",
    ),
  ];
}

const valueKeywords = [
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "format",
  "minLength",
  "x-extensible-enum",
  "$ref",
  "anyOf",
];

const keywordsOf: { readonly [R in Role]: readonly string[] } = {
  event: ["$schema", "title", "oneOf", "$defs"],
  object: [
    "$schema",
    "title",
    "examples",
    "type",
    "properties",
    "required",
    "additionalProperties",
  ],
  purpose: ["$schema", "title", "allOf", "type", "properties", "required"],
  "common-data": ["$schema", "title", "type", "properties", "required"],
  variant: ["allOf", "type", "properties", "required"],
  key: valueKeywords,
  property: valueKeywords,
  part: valueKeywords,
};

/** Advice for common keywords that are not allowed. */
const insteadOf: ReadonlyMap<string, string> = new Map([
  ["nullable", 'Write `"type": [..., "null"]`'],
  ["enum", "Write `x-extensible-enum`, since senders add values"],
  ["const", "Write `x-extensible-enum` with one value, since senders add values"],
  ["example", "Put whole values into `examples` at the root of an object's file"],
  ["examples", "Put whole values into `examples` at the root of an object's file"],
  [
    "title",
    "Only the root of a file and two or more known values have a title. Put a named object into a separate file",
  ],
  ["oneOf", "Only the root of an event's file has branches"],
  ["anyOf", "Only a nullable reference has this keyword"],
  ["allOf", "Only a purpose, or an event's own variant of a purpose, extends something"],
  ["$id", "The path of a file is its identity"],
  ["$defs", "Put a shared object into a separate file in objects/"],
  [
    "additionalProperties",
    "The keys of a variant distinguish the purposes, so other keys cannot be declared",
  ],
]);

function checkKnownKeywords(place: SchemaPlace): readonly FileProblem[] {
  const named = hasNamedValues(place) ? ["title"] : [];
  const known = new Set(["description", ...keywordsOf[place.role], ...named]);
  const unknown = Object.keys(place.schema).filter((keyword) => !known.has(keyword));
  return unknown.map((keyword) => {
    const advice = insteadOf.get(keyword) ?? "Remove it";
    return problemAt(
      place,
      `Expected only keywords that are allowed here, got \`${keyword}\`. ${advice}.`,
      keyword,
    );
  });
}

interface Form {
  readonly holds: (value: Json) => boolean;
  readonly words: string;
}

const someText: Form = {
  holds: (value) => typeof value === "string" && value.trim() !== "",
  words: "a string that is not empty",
};

const someObject: Form = { holds: isJsonObject, words: "an object" };

const formOf: { readonly [keyword: string]: Form } = {
  title: someText,
  description: someText,
  examples: { holds: isListOfObjects, words: "an array of one or more objects" },
  $defs: someObject,
  properties: someObject,
  required: { holds: isListOfTexts, words: "an array of different keys" },
  additionalProperties: {
    holds: (value) => value === true || isJsonObject(value),
    words:
      "true or a schema (without this keyword, the object is closed in strict and open in tolerant)",
  },
  minLength: { holds: (value) => value === 1, words: "1" },
  "x-extensible-enum": {
    holds: isListOfTexts,
    words: "an array of different strings, without null",
  },
};

function checkKeywordForms(place: SchemaPlace): readonly FileProblem[] {
  return Object.entries(place.schema).flatMap(([keyword, value]) => {
    const form = Object.hasOwn(formOf, keyword) ? formOf[keyword] : undefined;
    if (form === undefined || form.holds(value)) return [];
    return [
      problemAt(
        place,
        `Expected ${form.words}, got ${found(value)}. Change \`${keyword}\`.`,
        keyword,
      ),
    ];
  });
}

function isListOfTexts(value: Json): boolean {
  if (!isJsonArray(value) || value.length === 0) return false;
  return value.every((item) => typeof item === "string") && new Set(value).size === value.length;
}

function isListOfObjects(value: Json): boolean {
  return isJsonArray(value) && value.length > 0 && value.every(isJsonObject);
}

function checkHasType(place: SchemaPlace): readonly FileProblem[] {
  if (place.role === "event" || !isJsonObject(place.value)) return [];
  const { type, $ref, anyOf } = place.schema;
  if (type !== undefined || $ref !== undefined || anyOf !== undefined) return [];
  return [problemAt(place, "Expected a `type`, got none. Add it, or refer to an object's file.")];
}

const typeNames: readonly TypeName[] = [
  "object",
  "array",
  "string",
  "integer",
  "number",
  "boolean",
];

function checkType(place: SchemaPlace): readonly FileProblem[] {
  const { type } = place.schema;
  if (type === undefined || isTypeOf(place.role, type)) return [];
  if (isDescribedObject(place.role)) {
    return [problemAt(place, `Expected "object", got ${found(type)}. Write "object".`, "type")];
  }
  const names = typeNames.join(", ");
  return [
    problemAt(
      place,
      `Expected one of ${names}, or [one, "null"], got ${found(type)}. Write one type.`,
      "type",
    ),
  ];
}

function isTypeOf(role: Role, type: Json): boolean {
  if (isDescribedObject(role)) return type === "object";
  // A key of another purpose can only be null.
  if (role === "key" && type === "null") return true;
  const [name, second, ...others] = isJsonArray(type) ? type : [type, "null"];
  return second === "null" && others.length === 0 && typeNames.some((known) => known === name);
}

function isDescribedObject(role: Role): boolean {
  return role === "object" || describesData(role);
}

const typeOfKeyword: { readonly [keyword: string]: TypeName } = {
  properties: "object",
  required: "object",
  additionalProperties: "object",
  items: "array",
  format: "string",
  minLength: "string",
  "x-extensible-enum": "string",
};

function checkKeywordsFitType(place: SchemaPlace): readonly FileProblem[] {
  const { type } = place.schema;
  const own = isJsonArray(type) ? type[0] : type;
  if (own === undefined) return [];
  return Object.keys(place.schema).flatMap((keyword) => {
    const fitting = typeOfKeyword[keyword];
    if (fitting === undefined || fitting === own) return [];
    return [
      problemAt(
        place,
        `Expected keywords of the type ${own}, got \`${keyword}\`, which belongs to the type ${fitting}. Remove it.`,
        keyword,
      ),
    ];
  });
}

function checkMapOrFields(place: SchemaPlace): readonly FileProblem[] {
  const { properties, additionalProperties } = place.schema;
  if (properties === undefined || !isJsonObject(additionalProperties)) return [];
  const message =
    "Expected true next to `properties`, got a schema for the values of other keys. Write true.";
  return [problemAt(place, message, "additionalProperties")];
}

const formats: readonly Json[] = ["date-time", "date"];

function checkFormat(place: SchemaPlace): readonly FileProblem[] {
  const { format } = place.schema;
  if (format === undefined || formats.includes(format)) return [];
  const message = `Expected ${formats.join(" or ")}, got ${found(format)}. Describe any other format in the description.`;
  return [problemAt(place, message, "format")];
}

function checkRequiredDeclared(place: SchemaPlace): readonly FileProblem[] {
  const { properties, required } = place.schema;
  const declared = toJsonObject(properties);
  return toJsonArray(required).flatMap((key, index) => {
    if (Object.hasOwn(declared, String(key))) return [];
    const message = `Expected a declared key, got "${key}", which is not in \`properties\`. Add it there.`;
    return [problemAt(place, message, "required", index)];
  });
}

function checkBareReference(place: SchemaPlace): readonly FileProblem[] {
  const { description: _description, ...rest } = place.schema;
  const hasReference = rest.$ref !== undefined || rest.anyOf !== undefined;
  if (!hasReference || isReference(rest) || isNullableReference(rest)) return [];
  const message =
    'Expected { "$ref" } or { "anyOf": [{ "$ref" }, { "type": "null" }] }, with a description at most, got other keywords. Remove them.';
  return [problemAt(place, message)];
}

function isReference(value: Json | undefined): boolean {
  return isJsonObject(value) && isOnly(value, "$ref") && typeof value.$ref === "string";
}

function isNullableReference(value: Json): boolean {
  if (!isJsonObject(value) || !isOnly(value, "anyOf") || !isJsonArray(value.anyOf)) return false;
  const [reference, other, ...others] = value.anyOf;
  const isNull = isJsonObject(other) && isOnly(other, "type") && other.type === "null";
  return isReference(reference) && isNull && others.length === 0;
}

function isOnly(value: object, keyword: string): boolean {
  return Object.keys(value).join() === keyword;
}

function checkDescription(place: SchemaPlace): readonly FileProblem[] {
  const isExempt = place.role === "part" || !isJsonObject(place.value);
  if (isExempt || place.schema.description !== undefined) return [];
  return [
    problemAt(
      place,
      "Expected a `description`, got none. Write what the reader of the type needs to know.",
    ),
  ];
}
