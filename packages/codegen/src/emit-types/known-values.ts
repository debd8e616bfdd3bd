import type { Model, SchemaNode } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { childrenOf } from "../schemas/walk.ts";

/** Known values of an open enum, with the name from its schemas. */
export interface KnownValues {
  readonly name: string;
  readonly values: readonly string[];
  /** Keys that have these values, such as `Order.status`. */
  readonly keys: readonly string[];
}

/** Lists the named known values of the model, each name once, sorted by name. */
export function namedKnownValues({ events, objects }: Model): readonly KnownValues[] {
  const data = events
    .flatMap(({ variants }) => variants)
    .map((variant) => ({ name: dataName(variant), schema: variant.schema }));
  const byName = new Map<string, KnownValues>();
  for (const found of [...objects, ...data].flatMap(({ name, schema }) => listsIn(name, schema))) {
    const keys = new Set([...(byName.get(found.name)?.keys ?? []), ...found.keys]);
    byName.set(found.name, { ...found, keys: [...keys] });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listsIn(place: string, node: SchemaNode): readonly KnownValues[] {
  const { title, "x-extensible-enum": values, properties = {} } = node;
  const own = title !== undefined && values ? [{ name: title, values, keys: [place] }] : [];
  const keyed = Object.entries(properties).map(
    ([key, child]) => [`${place}.${key}`, child] as const,
  );
  const parts = childrenOf({ ...node, properties: {} }).map((child) => [place, child] as const);
  return [...own, ...[...keyed, ...parts].flatMap(([at, child]) => listsIn(at, child))];
}
