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

/** Returns the sorted places of the errors that plain Ajv finds in a value, each with our code. */
export type Judge = (value: unknown) => readonly string[];

/**
 * Compiles Ajv from the source files with their references, without codegen or derived schemas.
 * `x-extensible-enum` is registered without effect. In the strict profile, `enum` replaces it, formats are
 * checked, and objects that declare properties are closed.
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
 * Returns a file in the strict form. Extended schemas must stay open. Data is closed where an event lists
 * its purposes, because there every key of the extended parts counts as known.
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

/** Returns the known values, with null if the type includes it. */
function enumOf({ type }: JsonObject, known: readonly Json[]): JsonObject {
  return { enum: isJsonArray(type) ? [...known, null] : known };
}

function closedBelow(value: Json): Json {
  if (Array.isArray(value)) return value.map(closedBelow);
  return isJsonObject(value) ? closed(value) : value;
}

/** Returns the places and codes of errors, without the extra errors of the branch for null. */
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
      // A value of another type is one issue. The error about its unknown value is not counted again.
      !(mistyped.has(instancePath) && keyword === "enum"),
  );
  return [...new Set(own.map((error) => `${placeOf(error)} ${codeOf(error)}`))].sort();
}

function placeOf({ instancePath, params }: ErrorObject): string {
  const key = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return key === undefined ? instancePath : pointerTo(instancePath, key);
}

/** Returns our code for a keyword. A keyword without a code is returned unchanged, so that the comparison fails. */
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

/** Recognizes null at a key that identifies the purpose, where null means absent. */
function isMissingPurpose({ keyword, instancePath, data }: ErrorObject): boolean {
  return keyword === "type" && data === null && allPurposeKeys.has(instancePath.slice(1));
}

/** Checks a date independently of the validator: `Date` must format it the same way. */
const isDay = remembered((text) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text);

const isMoment = remembered(
  (text) => isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)) && text.includes("T"),
);

/** Cache, because the corpus repeats a few strings in thousands of documents. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const verdict = known.get(text) ?? test(text);
    known.set(text, verdict);
    return verdict;
  };
}
