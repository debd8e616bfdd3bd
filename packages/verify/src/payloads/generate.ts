import { isJsonObject, type Json, type JsonObject } from "../json/json.ts";
import {
  childOf,
  isMap,
  isNullable,
  knownValuesOf,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
import { createRandom, plainRandom, type Random, secondChoice } from "./random.ts";

/**
 * Mode of generation. `strict` uses only known keys and values. `tolerant` adds unknown keys and
 * unknown values of open enums.
 */
export type Mode = (typeof modes)[number];

/**
 * Both modes, with the default first, because every consumer receives unknown keys sooner or later.
 */
export const modes = ["tolerant", "strict"] as const;

/** Description of a payload. The same description gives the same payload on every machine. */
export interface PayloadOf {
  readonly schema: PayloadSchema;
  readonly seed: number;
  /** Name of this stream, which separates it from others of the same seed. */
  readonly stream: string;
  readonly nth: number;
  readonly mode: Mode;
}

/**
 * Generates a delivery that the schemas allow. The first three of a stream are the barest, the
 * fullest, and one with every key that has null wherever allowed. The others are random.
 */
export function generatePayload({ schema, seed, stream, nth, mode }: PayloadOf): JsonObject {
  const random = nth === 0 ? plainRandom : createRandom(seed, stream, nth);
  const payload = generateValue(schema.root, {
    ...(styles[nth] ?? styleOf(random)),
    schema,
    random,
    isOpen: mode === "tolerant",
    depth: 0,
  });
  if (!isJsonObject(payload)) throw new Error("The schema of a delivery is an object's");
  return payload;
}

/**
 * Generates the minimum that every payload of a schema has: the required keys, with null and empty
 * values wherever allowed.
 */
export function generateBarest(node: SchemaNode, schema: PayloadSchema): Json {
  return generateValue(node, {
    ...barest,
    schema,
    random: plainRandom,
    isOpen: false,
    depth: 0,
  });
}

/**
 * Generates a value with all optional parts. It is null only if it is nested too deeply or must be
 * null.
 */
export function generateFull(node: SchemaNode, schema: PayloadSchema, depth: number): Json {
  const full = { presence: 1, nulls: 0, empties: 0 };
  return generateValue(node, { ...full, schema, random: secondChoice, isOpen: false, depth });
}

/** Fullness of a payload: shares of optional keys, nulls and empty lists. */
interface Style {
  readonly presence: number;
  readonly nulls: number;
  readonly empties: number;
}

const barest: Style = { presence: 0, nulls: 1, empties: 1 };

const styles: readonly Style[] = [
  barest,
  { presence: 1, nulls: 0, empties: 0 },
  { presence: 1, nulls: 1, empties: 1 },
];

function styleOf(random: Random): Style {
  return {
    presence: random.pick([0.1, 0.3, 0.6, 0.9]),
    nulls: random.pick([0.1, 0.5]),
    empties: random.pick([0.1, 0.5]),
  };
}

interface Context extends Style {
  readonly schema: PayloadSchema;
  readonly random: Random;
  readonly isOpen: boolean;
  readonly depth: number;
}

// Below this depth only required values are generated, because objects of the schemas contain one
// another.
const deepest = 7;

function generateValue(node: SchemaNode, context: Context): Json {
  const { schema, random, nulls, depth } = context;
  const isBottom = depth > deepest;
  if (isNullable(node, schema) && (isBottom || random.chance(nulls))) return null;
  const own = resolveValue(node, schema);
  if (own.const !== undefined) return own.const;
  if (own.enum !== undefined) return generateChoice(knownValuesOf(own), context);
  return generateOfType(own, isBottom ? { ...context, ...barest } : context);
}

function generateOfType(node: SchemaNode, context: Context): Json {
  switch (typeOf(node)) {
    case "object":
      return generateObject(node, context);
    case "array":
      return generateArray(node, context);
    case "string":
      return generateString(node, context.random);
    case "integer":
      return generateInteger(context.random);
    case "number":
      return context.random.chance(0.5)
        ? generateInteger(context.random)
        : context.random.below(1e6) / 1000;
    case "boolean":
      return context.random.chance(0.5);
    case "null":
      return null;
    default:
      return generateAnything(context);
  }
}

function generateObject(node: SchemaNode, context: Context): JsonObject {
  const inside = { ...context, depth: context.depth + 1 };
  const required = new Set(node.required);
  const declared = Object.keys(node.properties ?? {})
    .filter((key) => required.has(key) || context.random.chance(context.presence))
    .map((key) => [key, generateValue(childOf(node, key), inside)]);
  const more = generateOtherKeys(node, inside).filter(
    ([key]) => node.properties?.[key] === undefined,
  );
  return Object.fromEntries([...declared, ...more]);
}

function generateOtherKeys(
  node: SchemaNode,
  context: Context,
): readonly (readonly [string, Json])[] {
  const { random, isOpen, presence } = context;
  const wanted = isMap(node) ? presence : isOpen && presence > 0 ? 0.25 : 0;
  if (!random.chance(wanted)) return [];
  const keys = Array.from({ length: 1 + random.below(2) }, () => random.pick(otherKeys));
  return keys.map((key) => [key, generateValue(childOf(node, key), context)]);
}

function generateArray(node: SchemaNode, context: Context): Json {
  const { random, empties, depth } = context;
  if (random.chance(empties)) return [];
  const inside = { ...context, depth: depth + 1 };
  return Array.from({ length: 1 + random.below(2) }, (_, at) =>
    generateValue(childOf(node, at), inside),
  );
}

/** Returns a listed value, or an unlisted one if the list is open. */
function generateChoice(values: readonly Json[], { random, isOpen, presence }: Context): Json {
  const [first = null, ...more] = values;
  const isUnknown = isOpen && presence > 0 && random.chance(0.2);
  return isUnknown
    ? random.pick(["ADDED_LATER", "added later", ""])
    : random.pick([first, ...more]);
}

function generateString({ format, minLength = 0 }: SchemaNode, random: Random): string {
  if (format !== undefined)
    return generateTime(random).slice(0, format === "date" ? 10 : undefined);
  const text = random.pick(texts);
  return text.length < minLength ? "x" : text;
}

// Fractions of zero, three and six digits have been observed, all in UTC.
function generateTime(random: Random): string {
  const at = new Date(Date.UTC(2017, 0, 1) + random.below(10 * 365 * 86_400) * 1000).toISOString();
  const micros = String(random.below(1e6)).padStart(6, "0");
  const fraction = random.pick(["", `.${micros.slice(0, 3)}`, `.${micros}`]);
  return at.replace(/\.\d+Z$/, `${fraction}Z`);
}

function generateInteger(random: Random): number {
  return random.pick([
    0,
    1,
    -1,
    random.below(1e6),
    -random.below(1e6),
    2 ** 31,
    Number.MAX_SAFE_INTEGER,
  ]);
}

/** Generates a value that the schemas do not describe. */
function generateAnything(context: Context): Json {
  const { random, depth } = context;
  const scalar = random.pick<Json>([null, true, 0, 2.5, "", random.pick(texts)]);
  if (depth > deepest || random.chance(0.6)) return scalar;
  return random.chance(0.5) ? [scalar, scalar] : { [random.pick(otherKeys)]: scalar };
}

// Texts as people type them into shops: other alphabets, characters that need escapes, IDs in other
// formats, and nothing.
const texts = [
  "",
  "ord_0001",
  "text",
  " ",
  "0",
  "null",
  "5f0d1c3e-7a42-4b7e-9c58-2f6f0a9be611",
  "Žluťoučký kůň 東京 🎁",
  'a "quoted" \\ path/with\nlines\tand\u2028more',
  "x".repeat(300),
] as const;

const otherKeys = ["added_later", "Größe", "a b", "a.b[0]", "0", "__more__", "$ref"] as const;
