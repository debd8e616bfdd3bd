import type { SchemaNode } from "../schemas/model.ts";

/** One key that a schema declares, at any depth up to the next reference. */
export interface DeclaredKey {
  /** The keys on the way to it: `a.b`, `list[].b`, `map.*.b`. */
  readonly path: string;
  readonly node: SchemaNode;
  readonly isRequired: boolean;
}

/** The path of a key in an object at a path. */
export function keyPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** The path of the items of a list, and of the values of a map. */
export const itemPath = (path: string): string => `${path}[]`;
export const valuePath = (path: string): string => keyPath(path, "*");

/** Lists the keys of a schema, each before the keys inside of it. */
export function declaredKeys(schema: SchemaNode, at = ""): readonly DeclaredKey[] {
  const { properties = {}, required = [], items, additionalProperties: values } = schema;
  const own = Object.entries(properties).flatMap(([key, node]): readonly DeclaredKey[] => {
    const path = keyPath(at, key);
    return [{ path, node, isRequired: required.includes(key) }, ...declaredKeys(node, path)];
  });
  const ofItems = items === undefined ? [] : declaredKeys(items, itemPath(at));
  const ofValues = typeof values === "object" ? declaredKeys(values, valuePath(at)) : [];
  return [...own, ...ofItems, ...ofValues];
}
