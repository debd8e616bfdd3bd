import { VerifyError } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import {
  fromPointer,
  isJsonArray,
  isJsonObject,
  type Json,
  type Steps,
  toPointer,
  valueAt,
} from "../json/json.ts";
import {
  childOf,
  isMap,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
import { listKnown } from "../text/nearest.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { adviseOnPath, advisePurposes } from "./path-hints.ts";

/** Value to set, with the steps to its place in the envelope. */
export interface Setting {
  /** Path as given. */
  readonly path: string;
  readonly steps: readonly string[];
  readonly value: Json;
}

/**
 * Reads the paths of the values to set. A path with dots begins at the data. A JSON pointer begins
 * at the envelope if its first key is a key of the envelope, as in the validator's messages. Any
 * other JSON pointer begins at the data.
 */
export function readSettings(
  set: { readonly [path: string]: Json },
  envelope: readonly string[],
): readonly Setting[] {
  return Object.entries(set).map(([path, value]) => {
    const steps = path.startsWith("/") ? fromPointer(path) : path.split(".");
    const isWhole = path.startsWith("/") && envelope.includes(steps[0] ?? "");
    if (steps.length > 0 && (path.startsWith("/") || !steps.includes("")))
      return { path, value, steps: isWhole ? steps : ["data", ...steps] };
    throw new VerifyError("option_invalid", {
      place: "--set",
      expected: "a path such as order.total_amount",
      found: JSON.stringify(toOneLine(path, mostOfQuote)),
      fix: "Write keys separated by dots, or a JSON pointer.",
    });
  });
}

/** Rules for allowed places: the schemas, and the keys of the envelope. */
export interface Ground {
  readonly schema: PayloadSchema;
  /** Allows keys that neither the schemas nor the envelope has. */
  readonly force: boolean;
  readonly purpose: string;
  /** Keys of the envelope. Empty for a raw payload. */
  readonly envelope: readonly string[];
  /** Finds other purposes that have an object at a place. */
  readonly findPurposes: (steps: Steps) => readonly string[];
}

/** Copies the envelope with one value set. Throws if there is no such place. */
export function setValue(envelope: Json, setting: Setting, ground: Ground): Json {
  const { schema } = ground;
  const known: (string | number)[] = [];
  let value: Json | undefined = envelope;
  let node: SchemaNode = resolveValue(schema.root, schema);
  for (const step of setting.steps) {
    const at: Place = { value, node, steps: known };
    const key = isList(at) ? readIndex(at, step, setting) : step;
    if (typeof key === "string") assertKey(at, key, { setting, ground });
    known.push(key);
    value = isJsonArray(value) ? value[Number(key)] : valueAt(value, String(key));
    node = resolveValue(childOf(node, key), schema);
  }
  return put(envelope, known, setting.value);
}

interface Place {
  readonly value: Json | undefined;
  readonly node: SchemaNode;
  /** Steps to this place. */
  readonly steps: Steps;
}

/** Returns true for a list, and for null or an absent value that may be a list. */
function isList({ value, node }: Place): boolean {
  return isJsonArray(value) || ((value ?? null) === null && typeOf(node) === "array");
}

function readIndex({ value, steps }: Place, step: string, setting: Setting): number {
  const items = isJsonArray(value) ? value.length : 0;
  const index = /^(0|[1-9]\d{0,5})$/.test(step) ? Number(step) : Number.NaN;
  if (index <= items) return index;
  throw unknownPath(setting, {
    expected: `an index of ${toPointer(steps)}`,
    found: JSON.stringify(step),
    fix: `The list has ${items} items. Index 0 is the first, and ${items} adds an item.`,
  });
}

interface Asked {
  readonly setting: Setting;
  readonly ground: Ground;
}

function assertKey(at: Place, key: string, { setting, ground }: Asked): void {
  const { value, node, steps } = at;
  const where = steps.length === 0 ? "the envelope" : toPointer(steps);
  if (!isJsonObject(value) && (value ?? null) !== null) {
    const expected = `a value with keys at ${where}`;
    const fix = "Set that value itself, or remove the option.";
    throw unknownPath(setting, { expected, found: describeJson(value), fix });
  }
  const own = isJsonObject(value) ? Object.keys(value) : [];
  const declared = Object.keys(node.properties ?? {});
  if (ground.force || own.includes(key) || declared.includes(key) || takesAny(node)) return;
  throw unknownPath(setting, {
    expected: `a key of ${where}`,
    found: JSON.stringify(key),
    fix:
      adviseOnPlace(at, key, { setting, ground }) ??
      listKnown(key, [...new Set([...own, ...declared])], keysBelow(value)),
  });
}

/** Returns advice for a place that only other purposes have, or for a path in another syntax. */
function adviseOnPlace(
  { value, steps }: Place,
  key: string,
  { setting, ground }: Asked,
): string | undefined {
  const others = (value ?? null) === null ? ground.findPurposes(steps) : [];
  if (others.length > 0) return advisePurposes(steps, ground.purpose, others);
  return adviseOnPath(setting.path, key, ground.envelope);
}

/**
 * Returns the keys one level deeper as paths, because the first key of a path is easily forgotten.
 */
function keysBelow(value: Json | undefined): readonly string[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    isJsonObject(below) ? Object.keys(below).map((inner) => `${key}.${inner}`) : [],
  );
}

/** Returns true for a map, and for a place whose content the schemas do not describe. */
function takesAny(node: SchemaNode): boolean {
  return (
    isMap(node) || (node.properties === undefined && [undefined, "object"].includes(typeOf(node)))
  );
}

interface Unknown {
  readonly expected: string;
  readonly found: string;
  readonly fix: string;
}

function unknownPath({ path }: Setting, details: Unknown): VerifyError {
  const found = toOneLine(details.found, mostOfQuote);
  const place = `--set ${toOneLine(path, mostOfQuote)}`;
  return new VerifyError("path_unknown", { ...details, place, found });
}

function put(value: Json | undefined, [step, ...rest]: Steps, to: Json): Json {
  if (step === undefined) return to;
  if (typeof step === "number") {
    const items = isJsonArray(value) ? [...value] : [];
    items[step] = put(items[step], rest, to);
    return items;
  }
  const own = isJsonObject(value) ? value : {};
  return { ...own, [step]: put(valueAt(own, step), rest, to) };
}
