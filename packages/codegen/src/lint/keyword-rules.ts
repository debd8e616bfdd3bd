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

/** Rules for the keywords of each schema by itself. */
export const keywordRules: readonly Rule<Documents>[] = [
  {
    id: "schema-is-object",
    reason: "true and false as schemas have no type to emit",
    check: atEachPlace(checkIsObject),
  },
  {
    id: "dialect",
    reason: "a tool must not have to guess which JSON Schema this is",
    check: atEachPlace(checkDialect),
  },
  {
    id: "known-keyword",
    reason: "types, validators and documents agree on a few keywords only",
    check: atEachPlace(checkKnownKeywords),
  },
  {
    id: "keyword-form",
    reason: "each tool reads a keyword of another form in its own way",
    check: atEachPlace(checkKeywordForms),
  },
  {
    id: "has-type",
    reason: "without a type every other kind of value gets through",
    check: atEachPlace(checkHasType),
  },
  {
    id: "one-type-or-null",
    reason: "a reader can rely on nothing in a value of several types",
    check: atEachPlace(checkType),
  },
  {
    id: "keyword-fits-type",
    reason: "next to another type a keyword never applies",
    check: atEachPlace(checkKeywordsFitType),
  },
  {
    id: "map-or-fields",
    reason: "TypeScript cannot give the other keys of an object a type of their own",
    check: atEachPlace(checkMapOrFields),
  },
  {
    id: "known-format",
    reason: "only these formats are asserted alike everywhere",
    check: atEachPlace(checkFormat),
  },
  {
    id: "required-declared",
    reason: "a required key without a schema arrives unchecked and without a type",
    check: atEachPlace(checkRequiredDeclared),
  },
  {
    id: "bare-ref",
    reason: "keywords next to a reference are dropped or make a second type",
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
  return [problemAt(place, "A schema has to be an object. Write its `type`.")];
}

function checkDialect(place: SchemaPlace): readonly FileProblem[] {
  if (!isRoot(place) || place.schema.$schema === dialect) return [];
  return [problemAt(place, `\`$schema\` has to be "${dialect}".`, "$schema")];
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

/** Advice for keywords that people reach for and that have no place. */
const insteadOf: ReadonlyMap<string, string> = new Map([
  ["nullable", 'say `"type": [..., "null"]`'],
  ["enum", "say `x-extensible-enum`, since a sender adds values"],
  ["const", "say `x-extensible-enum` with one value, since a sender adds values"],
  ["example", "put whole values into `examples` at the root of an object's file"],
  ["examples", "put whole values into `examples` at the root of an object's file"],
  [
    "title",
    "only the root of a file has one, or the known values if there are two or more, so put a named object into a file of its own",
  ],
  ["oneOf", "only the root of an event's file has branches"],
  ["anyOf", "only a nullable reference has it"],
  ["allOf", "only a purpose, or an event's own variant of it, extends something"],
  ["$id", "the path of a file is its identity"],
  ["$defs", "put a shared object into a file of its own below objects/"],
  ["additionalProperties", "the keys of a variant tell the purposes apart"],
]);

function checkKnownKeywords(place: SchemaPlace): readonly FileProblem[] {
  const named = hasNamedValues(place) ? ["title"] : [];
  const known = new Set(["description", ...keywordsOf[place.role], ...named]);
  const unknown = Object.keys(place.schema).filter((keyword) => !known.has(keyword));
  return unknown.map((keyword) => {
    const advice = insteadOf.get(keyword) ?? "remove it";
    return problemAt(place, `The keyword \`${keyword}\` has no place here: ${advice}.`, keyword);
  });
}

interface Form {
  readonly holds: (value: Json) => boolean;
  readonly words: string;
}

const someText: Form = {
  holds: (value) => typeof value === "string" && value.trim() !== "",
  words: "a text that is not empty",
};

const someObject: Form = { holds: isJsonObject, words: "an object" };

const formOf: { readonly [keyword: string]: Form } = {
  title: someText,
  description: someText,
  examples: { holds: isListOfObjects, words: "a list of one or more objects" },
  $defs: someObject,
  properties: someObject,
  required: { holds: isListOfTexts, words: "a list of different keys" },
  additionalProperties: {
    holds: (value) => value === true || isJsonObject(value),
    words: "true or a schema (without it the object is closed in strict and open in tolerant)",
  },
  minLength: { holds: (value) => value === 1, words: "1" },
  "x-extensible-enum": { holds: isListOfTexts, words: "a list of different texts, without null" },
};

function checkKeywordForms(place: SchemaPlace): readonly FileProblem[] {
  return Object.entries(place.schema).flatMap(([keyword, value]) => {
    const form = Object.hasOwn(formOf, keyword) ? formOf[keyword] : undefined;
    if (form === undefined || form.holds(value)) return [];
    return [problemAt(place, `\`${keyword}\` has to be ${form.words}.`, keyword)];
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
  return [problemAt(place, "There is no `type`. Write it, or refer to an object's file.")];
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
    return [problemAt(place, '`type` has to be "object" here.', "type")];
  }
  const names = typeNames.join(", ");
  return [problemAt(place, `\`type\` has to be one of ${names}, or [one, "null"].`, "type")];
}

function isTypeOf(role: Role, type: Json): boolean {
  if (isDescribedObject(role)) return type === "object";
  // A key of another purpose may only be null.
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
    return [problemAt(place, `\`${keyword}\` belongs to the type ${fitting}. Remove it.`, keyword)];
  });
}

function checkMapOrFields(place: SchemaPlace): readonly FileProblem[] {
  const { properties, additionalProperties } = place.schema;
  if (properties === undefined || !isJsonObject(additionalProperties)) return [];
  const message =
    "Next to `properties`, the values of other keys cannot have a schema. Write true.";
  return [problemAt(place, message, "additionalProperties")];
}

const formats: readonly Json[] = ["date-time", "date"];

function checkFormat(place: SchemaPlace): readonly FileProblem[] {
  const { format } = place.schema;
  if (format === undefined || formats.includes(format)) return [];
  const message = `\`format\` has to be ${formats.join(" or ")}. Put any other into words.`;
  return [problemAt(place, message, "format")];
}

function checkRequiredDeclared(place: SchemaPlace): readonly FileProblem[] {
  const { properties, required } = place.schema;
  const declared = toJsonObject(properties);
  return toJsonArray(required).flatMap((key, index) => {
    if (Object.hasOwn(declared, String(key))) return [];
    const message = `"${key}" is required but not declared. Add it to \`properties\`.`;
    return [problemAt(place, message, "required", index)];
  });
}

function checkBareReference(place: SchemaPlace): readonly FileProblem[] {
  const { description: _description, ...rest } = place.schema;
  const hasReference = rest.$ref !== undefined || rest.anyOf !== undefined;
  if (!hasReference || isReference(rest) || isNullableReference(rest)) return [];
  const message =
    'A reference is { "$ref" } or { "anyOf": [{ "$ref" }, { "type": "null" }] }, with a description at most.';
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
  return [problemAt(place, "There is no `description`. Say what the reader of the type needs.")];
}
