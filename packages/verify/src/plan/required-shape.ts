import type { Json } from "../json/json.ts";
import {
  childOf,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";

/** A value that is in every message of a variant, with only the keys that the schemas require. */
export type RequiredShape = RequiredObject | RequiredArray | RequiredConstant | RequiredScalar;

/** An object that is always there. */
export interface RequiredObject {
  readonly kind: "object";
  readonly isNullable: boolean;
  readonly members: readonly (readonly [key: string, shape: RequiredShape])[];
}

/** A list that is always there, and one item for all of its items. */
export interface RequiredArray {
  readonly kind: "array";
  readonly isNullable: boolean;
  readonly item: RequiredShape;
}

/** The one value that is allowed, null included. */
export interface RequiredConstant {
  readonly kind: "constant";
  readonly value: Json;
}

/** A text, a number or a boolean that is always there. */
export interface RequiredScalar {
  readonly kind: "scalar";
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly isNullable: boolean;
  /** True if an empty text is not allowed. */
  readonly isNotEmpty: boolean;
}

/** Returns what is in every message that a schema of the envelope accepts. */
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
