import { open, type Place, type ShownKey, showKey, unknownKey } from "../place.ts";
import { formatOf } from "./string-format.ts";

/** The shape of a value, or of all values in the same place. */
export interface Shape {
  /** The kinds of what is neither object nor list, in words. */
  readonly scalars: Set<string>;
  /** The shape of all items. Undefined if nothing here is a list. */
  items?: Shape;
  /** The shape of all objects. Undefined if nothing here is one. */
  fields?: Fields;
}

/** The keys of objects in the same place. */
export interface Fields {
  /** The number of objects. */
  count: number;
  readonly keys: Map<string, Field>;
  /** The number of keys that the contract does not know. No more than {@link mostUnknown} are kept apart. */
  unknown: number;
}

/** The shape of all values below a key. */
export interface Field {
  readonly shape: Shape;
  readonly origin: ShownKey["origin"];
  /** The number of objects that have the key. */
  count: number;
}

/** Finds the shape of a JSON value: its keys, types and formats. Its time is linear. */
export function shapeOf(value: unknown, root: Place): Shape {
  const shape = emptyShape();
  addValue(shape, value, { place: root, depth: 0 });
  return shape;
}

/** Returns the shape of nothing. */
export function emptyShape(): Shape {
  return { scalars: new Set() };
}

/** The depth down to which values are followed. The contract nests some ten deep. */
const mostDepth = 100;

interface Position {
  readonly place: Place;
  readonly depth: number;
}

function addValue(shape: Shape, value: unknown, { place, depth }: Position): void {
  if (typeof value !== "object" || value === null) shape.scalars.add(describeScalar(value, place));
  else if (depth === mostDepth) shape.scalars.add(`not shown: deeper than ${mostDepth}`);
  else if (Array.isArray(value)) addItems(shape, value, { place: itemOf(place), depth: depth + 1 });
  else addObject(shape, value, { place: keyedOf(place), depth: depth + 1 });
}

/** The place of items. Where no list is declared, nothing is known about them. */
function itemOf(place: Place): Place {
  return (place.steps === "index" && place.child("0")) || open;
}

/** The place of an object. Where a list is declared, nothing is known about it. */
function keyedOf(place: Place): Place {
  return place.steps === "index" ? open : place;
}

function addItems(shape: Shape, items: readonly unknown[], position: Position): void {
  shape.items ??= emptyShape();
  for (const item of items) addValue(shape.items, item, position);
}

function addObject(shape: Shape, value: object, { place, depth }: Position): void {
  shape.fields ??= noFields();
  shape.fields.count++;
  for (const [key, child] of Object.entries(value)) {
    const { shown, below, origin } = showKey(place, key);
    const field = fieldOf(shape.fields, shown, origin);
    field.count++;
    addValue(field.shape, child, { place: below, depth });
  }
}

/** Returns the keys of no object. */
export function noFields(): Fields {
  return { count: 0, keys: new Map(), unknown: 0 };
}

/** The most unknown keys of an object that may be new fields. More of them may be a map of customers' data. */
export const mostUnknown = 20;

/** Returns the field of that name, and makes it if there is none yet. */
export function fieldOf(fields: Fields, name: string, origin: Field["origin"]): Field {
  const found = fields.keys.get(name);
  if (found) return found;
  if (origin === "unknown" && name !== unknownKey && fields.unknown > mostUnknown)
    return fieldOf(fields, unknownKey, origin);
  const made: Field = { shape: emptyShape(), origin, count: 0 };
  fields.keys.set(name, made);
  if (origin === "unknown") fields.unknown++;
  return made;
}

function describeScalar(value: unknown, place: Place): string {
  if (value === null) return "null";
  if (typeof value === "string") return `string${describeText(value, place)}`;
  if (typeof value !== "number") return typeof value;
  const type = Number.isInteger(value) ? "integer" : "number";
  return value < 0 ? `negative ${type}` : type;
}

function describeText(text: string, { values }: Place): string {
  return values?.includes(text) === true ? ` = ${text}` : `: ${formatOf(text)}`;
}
