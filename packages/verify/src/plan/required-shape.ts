import type { Json } from "../json/json.ts";
import {
  childOf,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";

/** Value that every message of a variant has, with only the required keys. */
export type RequiredShape = RequiredObject | RequiredArray | RequiredConstant | RequiredScalar;

/** Object that is always present. */
export interface RequiredObject {
  readonly kind: "object";
  readonly isNullable: boolean;
  readonly members: readonly (readonly [key: string, shape: RequiredShape])[];
}

/** List that is always present, with one shape for all items. */
export interface RequiredArray {
  readonly kind: "array";
  readonly isNullable: boolean;
  readonly item: RequiredShape;
}

/** The one allowed value, which may be null. */
export interface RequiredConstant {
  readonly kind: "constant";
  readonly value: Json;
}

/** String, number or boolean that is always present. */
export interface RequiredScalar {
  readonly kind: "scalar";
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly isNullable: boolean;
  /** True if an empty string is not allowed. */
  readonly isNotEmpty: boolean;
}

/** Returns the shape that every message accepted by an envelope schema has. */
export function toRequiredShape(schema: PayloadSchema): RequiredObject {
  return toObject(schema.root, schema, false);
}

function toShape(node: SchemaNode, schema: PayloadSchema): RequiredShape {
  const own = resolveValue(node, schema);
  if (own.const !== undefined) return { kind: "constant", value: own.const };
  const type = typeOf(own);
  const nullable = isNullable(node, schema);
  switch (type) {
    case "null":
      return { kind: "constant", value: null };
    case "object":
      return toObject(own, schema, nullable);
    case "array":
      return { kind: "array", isNullable: nullable, item: toShape(own.items ?? {}, schema) };
    case "integer":
    case "number":
    case "boolean":
      return { kind: "scalar", type, isNullable: nullable, isNotEmpty: false };
    default:
      return {
        ...{ kind: "scalar", type: "string", isNullable: nullable },
        isNotEmpty: (own.minLength ?? 0) > 0,
      };
  }
}

function toObject(node: SchemaNode, schema: PayloadSchema, nullable: boolean): RequiredObject {
  const members = (node.required ?? []).map((key) => {
    return [key, toShape(childOf(node, key), schema)] as const;
  });
  return { kind: "object", isNullable: nullable, members };
}
