import type { Definitions, PayloadSchema, SchemaNode } from "./payload-schema.ts";
import { readSchemaFile } from "./read-schemas.ts";
import type { SchemaIndex } from "./schema-index.ts";
import type { MatrixRow } from "./variants.ts";

/** Reads the strict schemas of all variants, by row. */
export async function readPayloadSchemas(
  index: SchemaIndex,
  rows: readonly MatrixRow[],
): Promise<ReadonlyMap<MatrixRow, PayloadSchema>> {
  const bundles = new Map<string, SchemaNode>();
  for (const [event, { delivery }] of Object.entries(index.events)) {
    // The generated bundle is trusted here. Codegen's tests compile every bundle.
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

function withProperties(node: SchemaNode, changed: Definitions): SchemaNode {
  return { ...node, properties: { ...node.properties, ...changed } };
}

function inState(node: SchemaNode | undefined, state: "null" | "present"): SchemaNode {
  if (state === "null") return { type: "null" };
  const present = node?.anyOf?.find(({ type }) => type !== "null");
  if (present === undefined) throw new Error("A nullable object is missing from the bundle");
  return present;
}
