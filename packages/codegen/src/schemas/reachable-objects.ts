import { type Model, type ObjectModel, referencedName, type SchemaNode } from "./model.ts";
import { childrenOf } from "./walk.ts";

/** Lists the shared objects that the nodes refer to, directly or through other objects, sorted by name. */
export function reachableObjects(
  model: Model,
  roots: readonly SchemaNode[],
): readonly ObjectModel[] {
  const byName = new Map(model.objects.map((object) => [object.name, object]));
  const found = new Set<ObjectModel>();
  const visit = (node: SchemaNode): void => {
    const object = node.$ref === undefined ? undefined : byName.get(referencedName(node.$ref));
    if (object !== undefined && !found.has(object)) {
      found.add(object);
      visit(object.schema);
    }
    childrenOf(node).forEach(visit);
  };
  roots.forEach(visit);
  return model.objects.filter((object) => found.has(object));
}
