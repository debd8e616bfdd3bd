import type { SchemaNode } from "../schemas/model.ts";

/** Key that a schema declares, at any depth up to the next reference. */
export interface DeclaredKey {
  /** Path to the key, such as `a.b`, `list[].b` or `map.*.b`. */
  readonly path: string;
  readonly node: SchemaNode;
  readonly isRequired: boolean;
}

/** Returns the path of a key of the object at `path`. */
export function keyPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** Returns the path of the items of a list. */
export const itemPath = (path: string): string => `${path}[]`;
/** Returns the path of the values of a map. */
export const valuePath = (path: string): string => keyPath(path, "*");

/** Lists the keys of a schema. Each key precedes the keys inside it. */
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
