import type { Model, SchemaNode } from "../schemas/model.ts";
import { referencedName } from "../schemas/model.ts";
import { isNullable } from "../schemas/profiles.ts";
import { type DeclaredKey, declaredKeys } from "./declared-keys.ts";
import type { Ground } from "./grounds.ts";
import { linkTo, tableOf, toCell } from "./markdown.ts";
import { objectPageFile } from "./places.ts";

/** Makes the table of the keys of a schema. */
export function keysTable(model: Model, schema: SchemaNode, groundOf: Ground): string {
  const keys = declaredKeys(schema);
  if (keys.length === 0) return "This object declares no keys.";
  const rows = keys.map((key) => rowOf(model, key, groundOf(key)));
  return tableOf(
    ["key", "type", "required", "nullable", "known values", "description", "evidence"],
    rows,
  );
}

function rowOf(model: Model, { path, node, isRequired }: DeclaredKey, ground: string) {
  const known = node["x-extensible-enum"] ?? [];
  return [
    `\`${path}\``,
    typeWords(model, node),
    isRequired ? "yes" : "no",
    takesNull(node) ? "yes" : "no",
    known.map((value) => `\`${toCell(value)}\``).join(", "),
    toCell(node.description ?? ""),
    // A key of another purpose is declared only to exclude it, so it has no evidence.
    node.type === "null" ? "" : ground,
  ];
}

function takesNull(node: SchemaNode): boolean {
  return isNullable(node) || node.anyOf !== undefined || node.type === "null";
}

/** Describes the type in words, without null. An object links to its page. */
function typeWords(model: Model, node: SchemaNode): string {
  const { $ref, anyOf, type, items, additionalProperties: values, format, minLength } = node;
  const reference = $ref ?? anyOf?.[0].$ref;
  if (reference !== undefined) return objectLink(model, referencedName(reference));
  if (items !== undefined) return `list of ${typeWords(model, items)}`;
  if (typeof values === "object") return `map of ${typeWords(model, values)}`;
  const name = typeof type === "string" ? type : (type?.[0] ?? "anything");
  if (name === "array") return "list of anything";
  if (values === true) return "map of anything";
  const notes = [format, minLength && "not empty"].filter(Boolean).join(", ");
  return notes === "" ? name : `${name} (${notes})`;
}

function objectLink({ objects }: Model, name: string): string {
  const object = objects.find((other) => other.name === name);
  return object === undefined ? `\`${name}\`` : linkTo(name, objectPageFile(object));
}
