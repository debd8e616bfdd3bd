import { unknownKey } from "../place.ts";
import {
  emptyShape,
  type Field,
  type Fields,
  fieldOf,
  mostUnknown,
  noFields,
  type Shape,
} from "./shape.ts";

/** Shape as JSON: a string for a kind of value, an array with one shape, or an object of shapes. */
export type ShapeJson = string | readonly ShapeJson[] | { readonly [key: string]: ShapeJson };

/** Writes a shape as JSON. A key that some of the objects lack ends in `?`. */
export function toShapeJson({ scalars, items, fields }: Shape): ShapeJson {
  const forms: readonly ShapeJson[] = [
    ...(scalars.size > 0 ? [[...scalars].sort(byNullFirst).join(" | ")] : []),
    ...(items ? [isEmpty(items) ? [] : [toShapeJson(items)]] : []),
    ...(fields ? [toObjectJson(fields)] : []),
  ];
  const [only = "nothing", ...others] = forms;
  return others.length === 0 ? only : { "<one of>": forms };
}

function byNullFirst(one: string, other: string): number {
  if (one === "null" || other === "null") return one === "null" ? -1 : 1;
  return one < other ? -1 : 1;
}

function isEmpty({ scalars, items, fields }: Shape): boolean {
  return scalars.size === 0 && items === undefined && fields === undefined;
}

function toObjectJson(fields: Fields): ShapeJson {
  const { count, keys } = maskMany(fields);
  return Object.fromEntries(
    [...keys].map(([name, field]) => [
      field.origin === "free" || name === unknownKey || field.count === count ? name : `${name}?`,
      toShapeJson(field.shape),
    ]),
  );
}

/** Masks the unknown keys of an object if there are more than {@link mostUnknown}. */
function maskMany(fields: Fields): Fields {
  if (fields.unknown <= mostUnknown) return fields;
  const masked: Fields = { ...noFields(), count: fields.count };
  for (const [name, field] of fields.keys) {
    if (field.origin === "unknown") addField(masked, unknownKey, field);
    else masked.keys.set(name, field);
  }
  return masked;
}

function addField(to: Fields, name: string, { shape, origin, count }: Field): void {
  const field = fieldOf(to, name, origin);
  field.count += count;
  addShape(field.shape, shape);
}

/** Adds the content of a shape to another shape. */
function addShape(to: Shape, { scalars, items, fields }: Shape): void {
  for (const scalar of scalars) to.scalars.add(scalar);
  if (items) {
    to.items ??= emptyShape();
    addShape(to.items, items);
  }
  if (!fields) return;
  to.fields ??= noFields();
  to.fields.count += fields.count;
  for (const [name, field] of fields.keys) addField(to.fields, name, field);
}
