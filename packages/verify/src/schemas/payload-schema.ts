import type { Json } from "../json/json.ts";

/** A node of a bundled strict schema: the keywords that codegen writes. */
export interface SchemaNode {
  readonly $ref?: string;
  /** A reference beside a description. */
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

/** The schemas of a bundle by name. */
export type Definitions = { readonly [name: string]: SchemaNode };

/** The schema of the envelope of exactly one variant: no branch is left but null. */
export interface PayloadSchema {
  readonly root: SchemaNode;
  readonly definitions: Definitions;
}

/** The node itself, past references. */
function resolve(node: SchemaNode, { definitions }: PayloadSchema): SchemaNode {
  const reference = node.$ref ?? node.allOf?.[0].$ref;
  if (reference === undefined) return node;
  const target = definitions[reference.slice("#/$defs/".length)];
  if (target === undefined) throw new Error(`The bundle has no ${reference}`);
  return resolve(target, { root: node, definitions });
}

/** Past references, and past the branch of a node that may be null. */
export function resolveValue(node: SchemaNode, schema: PayloadSchema): SchemaNode {
  const own = resolve(node, schema);
  const branch = own.anyOf?.find(({ type }) => type !== "null");
  return branch === undefined ? own : resolve(branch, schema);
}

/** True if null satisfies the node. */
export function isNullable(node: SchemaNode, schema: PayloadSchema): boolean {
  const { type, anyOf } = resolve(node, schema);
  return [type ?? []].flat().includes("null") || anyOf?.some((one) => one.type === "null") === true;
}

/** The node's type other than null. Undefined if any type will do. */
export function typeOf(node: SchemaNode): string | undefined {
  const types = [node.type ?? []].flat();
  return types.find((type) => type !== "null") ?? types[0];
}

/** The values that a node lists, without null. None if it lists none. */
export function knownValuesOf({ enum: values = [] }: SchemaNode): readonly Json[] {
  return values.filter((value) => value !== null);
}

/** True if a node takes keys that it does not declare, as a map does. */
export function isMap({ additionalProperties }: SchemaNode): boolean {
  return additionalProperties !== undefined && additionalProperties !== false;
}

/** The schema of what is at a key or an index. No schema at all if nothing is declared there. */
export function childOf(node: SchemaNode, step: string | number): SchemaNode {
  if (typeOf(node) === "array") return node.items ?? {};
  const declared = node.properties?.[step];
  if (declared !== undefined) return declared;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : {};
}
