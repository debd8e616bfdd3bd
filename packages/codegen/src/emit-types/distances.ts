import { type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { childrenOf } from "../schemas/walk.ts";

/**
 * Counts the references from an event's data, or from the envelope, to each object by the shortest
 * way. The objects that data names itself are one away.
 */
export function distancesFromData(model: Model): ReadonlyMap<string, number> {
  const named = [...model.objects, model.delivery];
  const schemas = new Map(named.map(({ name, schema }) => [name, schema]));
  const data = model.events.flatMap(({ variants }) => variants.map(({ schema }) => schema));
  const distances = new Map([[model.delivery.name, 0]]);
  let level: readonly SchemaNode[] = [...data, model.delivery.schema];
  for (let distance = 1; level.length > 0; distance += 1) {
    const names = new Set(level.flatMap(referencedNames));
    const added = [...names].filter((name) => !distances.has(name));
    for (const name of added) distances.set(name, distance);
    level = added.map((name) => schemas.get(name)).filter((schema) => schema !== undefined);
  }
  return distances;
}

function referencedNames(node: SchemaNode): readonly string[] {
  const own = node.$ref === undefined ? [] : [referencedName(node.$ref)];
  return [...own, ...childrenOf(node).flatMap(referencedNames)];
}
