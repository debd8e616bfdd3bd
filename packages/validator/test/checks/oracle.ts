import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  allPurposeKeys,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  pointerTo,
} from "@order-webhooks/codegen";
import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { CheckIssueCode } from "../../src/checks/check.ts";
import { schemasFolder } from "../corpus.ts";

/** The places where plain Ajv finds a value wrong, each with our code, sorted. None if the value is right. */
export type Judge = (value: unknown) => readonly string[];

/**
 * Ajv compiled from the source files as they stand, references and all: no codegen, nothing derived.
 * `x-extensible-enum` is registered and says nothing; under the strict profile `enum` stands in its
 * place, formats are asserted, and objects that declare properties are closed.
 */
export function oracleOf(profile: "tolerant" | "strict"): (uri: string) => Judge {
  const ajv = new Ajv2020({ allErrors: true, strict: true, verbose: true });
  const isStrict = profile === "strict";
  ajv.addKeyword({ keyword: "x-extensible-enum", type: "string", schemaType: "array" });
  ajv.addFormat("date", isStrict ? isDay : true);
  ajv.addFormat("date-time", isStrict ? isMoment : true);
  for (const file of schemaFiles()) {
    const schema = JSON.parse(readFileSync(join(schemasFolder, file), "utf8"));
    ajv.addSchema({ ...(isStrict ? closedFile(file, schema) : schema), $id: `file:///${file}` });
  }
  return (uri) => (value) => {
    const validate = ajv.getSchema(`file:///${uri}`);
    if (validate === undefined) throw new Error(`no schema ${uri}`);
    return validate(value) ? [] : checkIssuesOf(validate.errors ?? []);
  };
}

function schemaFiles(): readonly string[] {
  const inFolder = (folder: string): readonly string[] =>
    readdirSync(join(schemasFolder, folder)).map((name) => `${folder}/${name}`);
  const roots = ["common-data.schema.json", "delivery.schema.json"];
  const files = [...["events", "purposes", "objects"].flatMap(inFolder), ...roots];
  return files.filter((name) => name.endsWith(".schema.json"));
}

/**
 * A file in the strict form. What a purpose or an event extends has to stay open, so data is closed
 * where an event lists its purposes: there every key of the extended parts counts as known.
 */
function closedFile(file: string, schema: JsonObject): JsonObject {
  if (file.startsWith("purposes/") || file.startsWith("common-data")) return openAtRoot(schema);
  if (!file.startsWith("events/")) return closed(schema);
  const { oneOf, $defs } = schema;
  const branches = isJsonArray(oneOf) ? oneOf.filter(isJsonObject) : [];
  const own = Object.entries(isJsonObject($defs) ? $defs : {});
  return {
    ...schema,
    oneOf: branches.map((branch) => ({ type: "object", ...branch, unevaluatedProperties: false })),
    $defs: Object.fromEntries(
      own.map(([name, variant]) => [name, isJsonObject(variant) ? openAtRoot(variant) : variant]),
    ),
  };
}

function openAtRoot(schema: JsonObject): JsonObject {
  const { additionalProperties: _closed, ...open } = closed(schema);
  return open;
}

function closed(schema: JsonObject): JsonObject {
  const { examples: _examples, "x-extensible-enum": known, ...rest } = schema;
  const entries = Object.entries(rest).map(([key, child]): [string, Json] => [
    key,
    closedBelow(child),
  ]);
  const node = { ...Object.fromEntries(entries), ...(isJsonArray(known) && enumOf(schema, known)) };
  const isObject = node.type !== undefined && isJsonObject(node.properties);
  return isObject && node.additionalProperties === undefined
    ? { ...node, additionalProperties: false }
    : node;
}

/** The known values alone, and null where the type has it. */
function enumOf({ type }: JsonObject, known: readonly Json[]): JsonObject {
  return { enum: isJsonArray(type) ? [...known, null] : known };
}

function closedBelow(value: Json): Json {
  if (Array.isArray(value)) return value.map(closedBelow);
  return isJsonObject(value) ? closed(value) : value;
}

/** The places and codes of errors, without what the branch for null adds to an error beside it. */
function checkIssuesOf(errors: readonly ErrorObject[]): readonly string[] {
  const nullable = new Set(
    errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath),
  );
  const mistyped = new Set(
    errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath),
  );
  const own = errors.filter(
    ({ keyword, instancePath, params }) =>
      keyword !== "anyOf" &&
      !(nullable.has(instancePath) && params.type === "null") &&
      // A value of another type is one issue: that it is no known value either is not a second.
      !(mistyped.has(instancePath) && keyword === "enum"),
  );
  return [...new Set(own.map((error) => `${placeOf(error)} ${codeOf(error)}`))].sort();
}

function placeOf({ instancePath, params }: ErrorObject): string {
  const key = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return key === undefined ? instancePath : pointerTo(instancePath, key);
}

/** Our code for a keyword. One that we have no code for stays itself, and agrees with nothing. */
function codeOf(error: ErrorObject): string {
  return isMissingPurpose(error) ? "required" : (codes[error.keyword] ?? error.keyword);
}

const codes: { readonly [keyword: string]: CheckIssueCode } = {
  required: "required",
  type: "type",
  minLength: "min_length",
  additionalProperties: "unknown_property",
  unevaluatedProperties: "unknown_property",
  enum: "unknown_value",
  format: "format",
};

/** Recognises null at a key that its purpose cannot do without, where it means absent. */
function isMissingPurpose({ keyword, instancePath, data }: ErrorObject): boolean {
  return keyword === "type" && data === null && allPurposeKeys.has(instancePath.slice(1));
}

/** By another way than the validator's: what `Date` makes of it reads the same. */
const isDay = remembered((text) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text);

const isMoment = remembered(
  (text) => isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)) && text.includes("T"),
);

/** The corpus has few texts, each of them in thousands of documents. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const verdict = known.get(text) ?? test(text);
    known.set(text, verdict);
    return verdict;
  };
}
