import { open, type Place, type ShownKey, showKey, unknownKey } from "../place.ts";
import { formatOf } from "./string-format.ts";

/** Shape of a value, or of all values at the same place. */
export interface Shape {
  /** Kinds of the values that are neither objects nor arrays, in words. */
  readonly scalars: Set<string>;
  /** Shape of all items, or undefined if no value is an array. */
  items?: Shape;
  /** Shape of all objects, or undefined if no value is an object. */
  fields?: Fields;
}

/** Keys of the objects at the same place. */
export interface Fields {
  /** Number of objects. */
  count: number;
  readonly keys: Map<string, Field>;
  /** Number of unknown keys. At most {@link mostUnknown} of them are kept separately. */
  unknown: number;
}

/** Shape of all values at a key. */
export interface Field {
  readonly shape: Shape;
  readonly origin: ShownKey["origin"];
  /** Number of objects that have the key. */
  count: number;
}

/** Finds the shape of a JSON value, with its keys, types and formats, in linear time. */
export function shapeOf(value: unknown, root: Place): Shape {
  const shape = emptyShape();
  addValue(shape, value, { place: root, depth: 0 });
  return shape;
}

/** Returns a shape without values. */
export function emptyShape(): Shape {
  return { scalars: new Set() };
}

/** Maximum depth of the values in a shape. The contract has about ten levels. */
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

/** Returns the place of items. It is open if the contract declares no array here. */
function itemOf(place: Place): Place {
  return (place.steps === "index" && place.child("0")) || open;
}

/** Returns the place of an object. It is open if the contract declares an array here. */
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

/** Returns an empty set of keys. */
export function noFields(): Fields {
  return { count: 0, keys: new Map(), unknown: 0 };
}

/** Maximum number of unknown keys that may be new fields. More keys may be a map of customers' data. */
export const mostUnknown = 20;

/** Returns the field of the given name. Creates it if it does not exist. */
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
