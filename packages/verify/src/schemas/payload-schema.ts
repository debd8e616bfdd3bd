import type { Json } from "../json/json.ts";

/** Node of a bundled strict schema, with the keywords that codegen writes. */
export interface SchemaNode {
  readonly $ref?: string;
  /** Reference next to a description. */
  readonly allOf?: readonly [SchemaNode];
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly minLength?: number;
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly $defs?: Definitions;
}

/** Schemas of a bundle by name. */
export type Definitions = { readonly [name: string]: SchemaNode };

/** Envelope schema of exactly one variant. Its only remaining branches are for null. */
export interface PayloadSchema {
  readonly root: SchemaNode;
  readonly definitions: Definitions;
}

/** Follows references to the node itself. */
function resolve(node: SchemaNode, { definitions }: PayloadSchema): SchemaNode {
  const reference = node.$ref ?? node.allOf?.[0].$ref;
  if (reference === undefined) return node;
  const target = definitions[reference.slice("#/$defs/".length)];
  if (target === undefined) throw new Error(`The bundle has no ${reference}`);
  return resolve(target, { root: node, definitions });
}

/** Follows references, and selects the branch other than null. */
export function resolveValue(node: SchemaNode, schema: PayloadSchema): SchemaNode {
  const own = resolve(node, schema);
  const branch = own.anyOf?.find(({ type }) => type !== "null");
  return branch === undefined ? own : resolve(branch, schema);
}

/** Returns true if null satisfies the node. */
export function isNullable(node: SchemaNode, schema: PayloadSchema): boolean {
  const { type, anyOf } = resolve(node, schema);
  return [type ?? []].flat().includes("null") || anyOf?.some((one) => one.type === "null") === true;
}

/** Returns the node's type other than null. Undefined if any type is allowed. */
export function typeOf(node: SchemaNode): string | undefined {
  const types = [node.type ?? []].flat();
  return types.find((type) => type !== "null") ?? types[0];
}

/** Returns the values that a node lists, without null. Empty if it lists none. */
export function knownValuesOf({ enum: values = [] }: SchemaNode): readonly Json[] {
  return values.filter((value) => value !== null);
}

/** Returns true if a node allows undeclared keys, as a map does. */
export function isMap({ additionalProperties }: SchemaNode): boolean {
  return additionalProperties !== undefined && additionalProperties !== false;
}

/** Returns the schema at a key or an index. Empty if nothing is declared there. */
export function childOf(node: SchemaNode, step: string | number): SchemaNode {
  if (typeOf(node) === "array") return node.items ?? {};
  const declared = node.properties?.[step];
  if (declared !== undefined) return declared;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : {};
}
