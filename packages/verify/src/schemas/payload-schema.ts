import type { Json } from "../json/json.ts";
import { readSchemaFile, type SchemaIndex } from "./read-schemas.ts";
import type { MatrixRow } from "./variants.ts";

/** A node of a bundled strict schema: the keywords that codegen writes. */
export interface SchemaNode {
  readonly $ref?: string;
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

type Definitions = { readonly [name: string]: SchemaNode };

/** The schema of the envelope of exactly one variant: no branch is left but null. */
export interface PayloadSchema {
  readonly root: SchemaNode;
  readonly definitions: Definitions;
}

/** Reads the strict schemas of all variants, keyed by row. */
export async function readPayloadSchemas(
  index: SchemaIndex,
  rows: readonly MatrixRow[],
): Promise<ReadonlyMap<MatrixRow, PayloadSchema>> {
  const bundles = new Map<string, SchemaNode>();
  for (const [event, { delivery }] of Object.entries(index.events)) {
    // The one seam where a generated bundle is taken at its word; codegen's tests compile every one.
    bundles.set(event, (await readSchemaFile(delivery.strict)) as SchemaNode);
  }
  return new Map(rows.map((row) => [row, toPayloadSchema(bundles.get(row.event) ?? {}, row)]));
}

/** Narrows the bundle of an event's delivery to one variant. */
function toPayloadSchema(bundle: SchemaNode, row: MatrixRow): PayloadSchema {
  const { $defs: definitions = {}, ...root } = bundle;
  const data = definitions[row.typeName];
  if (data === undefined) throw new Error(`The bundle has no ${row.typeName}`);
  const narrowed = withProperties(data, {
    referrer: inState(data.properties?.referrer, row.referrer),
    redemption: inState(data.properties?.redemption, row.redemption),
  });
  return { root: withProperties(root, { data: narrowed }), definitions };
}

/** The node itself, past references. */
export function resolve(node: SchemaNode, { definitions }: PayloadSchema): SchemaNode {
  if (node.$ref === undefined) return node;
  const name = node.$ref.slice("#/$defs/".length);
  const target = definitions[name];
  if (target === undefined) throw new Error(`The bundle has no ${node.$ref}`);
  return resolve(target, { root: node, definitions });
}

/** Past references, and past the branch of a node that may be null. */
export function resolveValue(node: SchemaNode, schema: PayloadSchema): SchemaNode {
  const own = resolve(node, schema);
  const branch = own.anyOf?.find(({ type }) => type !== "null");
  return branch === undefined ? own : resolve(branch, schema);
}

/** Whether null satisfies the node. */
export function isNullable(node: SchemaNode, schema: PayloadSchema): boolean {
  const { type, anyOf } = resolve(node, schema);
  return [type ?? []].flat().includes("null") || anyOf?.some((one) => one.type === "null") === true;
}

/** The node's type beside null; undefined if any type will do. */
export function typeOf(node: SchemaNode): string | undefined {
  const types = [node.type ?? []].flat();
  return types.find((type) => type !== "null") ?? types[0];
}

/** The schema of what is at a key or an index; no schema at all if nothing is declared there. */
export function childOf(node: SchemaNode, step: string | number): SchemaNode {
  if (typeOf(node) === "array") return node.items ?? {};
  const declared = node.properties?.[step];
  if (declared !== undefined) return declared;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : {};
}

function withProperties(node: SchemaNode, changed: Definitions): SchemaNode {
  return { ...node, properties: { ...node.properties, ...changed } };
}

function inState(node: SchemaNode | undefined, state: "null" | "present"): SchemaNode {
  if (state === "null") return { type: "null" };
  const present = node?.anyOf?.find(({ type }) => type !== "null");
  if (present === undefined) throw new Error("A nullable object is missing from the bundle");
  return present;
}
