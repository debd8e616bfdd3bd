import { isJsonArray, isJsonObject, type Json } from "../schemas/json.ts";
import { type Example, type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { itemPath, keyPath, valuePath } from "./declared-keys.ts";

/** Content of a key in published payloads: a value in at least one of them, or null in all that have the key. */
export type Sight = "value" | "null";

/** Keys in published payloads of the events, by the name of the schema and then by path. */
export type SeenKeys = ReadonlyMap<string, ReadonlyMap<string, Sight>>;

/** Collects the keys of every documented example. */
export function seenKeys(model: Model): SeenKeys {
  const found: Found = new Map();
  const objects = new Map(model.objects.map(({ name, schema }) => [name, schema]));
  for (const example of model.examples.filter(({ origin }) => origin === "documented")) {
    const variant = variantOf(model, example);
    if (variant === undefined) continue;
    walk({ owner: variant.typeName, path: "", node: variant.schema }, example.data, objects, found);
  }
  return found;
}

type Found = Map<string, Map<string, Sight>>;

interface Place {
  readonly owner: string;
  readonly path: string;
  readonly node: SchemaNode;
}

function variantOf({ events }: Model, { event, purpose }: Example) {
  const variants = events.find(({ type }) => type === event)?.variants ?? [];
  return variants.find((variant) => variant.purpose === purpose);
}

function walk(
  place: Place,
  value: Json,
  objects: ReadonlyMap<string, SchemaNode>,
  found: Found,
): void {
  const { owner, path, node } = resolved(place, objects);
  const next = (child: SchemaNode, childPath: string, childValue: Json): void =>
    walk({ owner, path: childPath, node: child }, childValue, objects, found);
  if (isJsonArray(value)) {
    for (const item of value) next(node.items ?? {}, itemPath(path), item);
  }
  if (!isJsonObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    const declared = node.properties?.[key];
    if (declared === undefined) {
      next(valuesOf(node), valuePath(path), child);
      continue;
    }
    record(found, owner, keyPath(path, key), child);
    next(declared, keyPath(path, key), child);
  }
}

/** Follows a reference, nullable or not, to the place of its object. */
function resolved(place: Place, objects: ReadonlyMap<string, SchemaNode>): Place {
  const reference = place.node.$ref ?? place.node.anyOf?.[0].$ref;
  if (reference === undefined) return place;
  const owner = referencedName(reference);
  return { owner, path: "", node: objects.get(owner) ?? {} };
}

function valuesOf({ additionalProperties }: SchemaNode): SchemaNode {
  return typeof additionalProperties === "object" ? additionalProperties : {};
}

function record(found: Found, owner: string, path: string, value: Json): void {
  const paths = found.get(owner) ?? new Map<string, Sight>();
  found.set(owner, paths);
  if (value !== null) paths.set(path, "value");
  else if (!paths.has(path)) paths.set(path, "null");
}
