import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  pointerTo,
} from "../src/schemas/json.ts";
import { type ObjectModel, referencedName, type SchemaNode } from "../src/schemas/model.ts";
import { isNullable } from "../src/schemas/profiles.ts";
import { changeAt, type Step } from "./change-at.ts";

/**
 * Verdict of the schemas on a mutant: both profiles accept it, only the tolerant profile accepts it
 * (drift), or neither does.
 */
export type Verdict = "accepted" | "drift" | "refused";

/** Verdict of the schemas on each kind of change. */
export const verdictOf = {
  "optional key dropped": "accepted",
  "null put in": "accepted",
  "key of another purpose null": "accepted",
  "list emptied": "accepted",
  "key added to a map": "accepted",
  "unknown key added": "drift",
  "unknown value put in": "drift",
  "format broken": "drift",
  "required key dropped": "refused",
  "wrong type put in": "refused",
  "text emptied": "refused",
  "key of another purpose added": "refused",
} as const satisfies { readonly [kind: string]: Verdict };

/** Kind of change of an example. */
export type MutantKind = keyof typeof verdictOf;

/** Example with exactly one change. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly verdict: Verdict;
  /** JSON pointer to the value that was changed, dropped or added. A check reports the mutant there. */
  readonly pointer: string;
  /** New value at the pointer, or undefined if the value was dropped. */
  readonly put: Json | undefined;
  readonly value: Json;
}

/**
 * Returns every mutant of an example. Each value of the example is changed in each way that its schema
 * restricts. For a list, only the first item is changed, and for a map, only the first value.
 */
export function mutantsOf(
  objects: readonly ObjectModel[],
  schema: SchemaNode,
  example: JsonObject,
): readonly Mutant[] {
  const byName = new Map(objects.map((object) => [object.name, object.schema]));
  const resolve: Resolve = ({ $ref }) => byName.get(referencedName($ref ?? "")) ?? {};
  return editsAt({ node: schema, value: example, steps: [], resolve }).map((edit) => ({
    kind: edit.kind,
    verdict: verdictOf[edit.kind],
    pointer: pointerTo("", ...edit.steps),
    put: edit.put,
    value: changeAt(example, edit.steps, edit.put),
  }));
}

type Resolve = (reference: SchemaNode) => SchemaNode;

interface Place {
  readonly node: SchemaNode;
  readonly value: Json;
  readonly steps: readonly Step[];
  readonly resolve: Resolve;
}

interface Edit {
  readonly kind: MutantKind;
  readonly steps: readonly Step[];
  readonly put: Json | undefined;
}

function editsAt(place: Place): readonly Edit[] {
  const { node, nullable } = typedNode(place);
  const own = [...typeEdits(place, node, nullable), ...stringEdits(place, node)];
  const { value } = place;
  if (isJsonArray(value)) return [...own, ...listEdits(place, node, value)];
  return isJsonObject(value) ? [...own, ...objectEdits(place, node, value)] : own;
}

/** Resolves a reference to its schema. `nullable` is true if the place accepts null. */
function typedNode({ node, resolve }: Place): { node: SchemaNode; nullable: boolean } {
  if (node.anyOf !== undefined) return { node: resolve(node.anyOf[0]), nullable: true };
  if (node.$ref !== undefined) return { node: resolve(node), nullable: false };
  return { node, nullable: isNullable(node) };
}

/** One value of each JSON type, and a fraction, which is wrong for an integer. */
const samples: readonly Json[] = [
  { any: "thing" },
  ["any", "thing"],
  "any text",
  7,
  7.5,
  true,
  null,
];

function typeEdits({ value, steps }: Place, node: SchemaNode, nullable: boolean): readonly Edit[] {
  const wrong = samples.filter((sample) => !isOfType(sample, node, nullable));
  const edits = wrong.map((put): Edit => ({ kind: "wrong type put in", steps, put }));
  if (!nullable || value === null) return edits;
  return [...edits, { kind: "null put in", steps, put: null }];
}

function isOfType(value: Json, { type }: SchemaNode, nullable: boolean): boolean {
  if (value === null) return nullable || type === "null";
  const name = typeof type === "string" ? type : type?.[0];
  if (name === "integer") return Number.isInteger(value);
  if (name === "array") return isJsonArray(value);
  return name === "object" ? isJsonObject(value) : typeof value === name;
}

function stringEdits({ value, steps }: Place, node: SchemaNode): readonly Edit[] {
  if (typeof value !== "string") return [];
  const { format, minLength, "x-extensible-enum": known } = node;
  return [
    ...(known === undefined ? [] : [edit("unknown value put in", steps, "NOT_KNOWN_YET")]),
    ...(format === undefined ? [] : [edit("format broken", steps, "not a time")]),
    ...(minLength === undefined ? [] : [edit("text emptied", steps, "")]),
  ];
}

function listEdits(place: Place, { items }: SchemaNode, value: readonly Json[]): readonly Edit[] {
  const [first] = value;
  if (first === undefined) return [];
  const emptied = edit("list emptied", place.steps, []);
  if (items === undefined) return [emptied];
  return [emptied, ...editsAt(below(place, items, first, 0))];
}

function objectEdits(place: Place, node: SchemaNode, value: JsonObject): readonly Edit[] {
  const { properties, additionalProperties, required = [] } = node;
  const declared = Object.entries(properties ?? {});
  return [
    ...declared.flatMap(([key, child]) => keyEdits(place, child, key, required.includes(key))),
    ...extraKeyEdits(place, node),
    ...(typeof additionalProperties === "object"
      ? firstValueEdits(place, additionalProperties, value)
      : []),
  ];
}

function keyEdits(
  place: Place,
  child: SchemaNode,
  key: string,
  isRequired: boolean,
): readonly Edit[] {
  const value = isJsonObject(place.value) ? place.value[key] : undefined;
  const steps = [...place.steps, key];
  if (child.type === "null") return otherPurposeEdits(steps, value);
  if (value === undefined) return [];
  const dropped = isRequired ? "required key dropped" : "optional key dropped";
  return [edit(dropped, steps, undefined), ...editsAt(below(place, child, value, key))];
}

function otherPurposeEdits(steps: readonly Step[], value: Json | undefined): readonly Edit[] {
  const added = edit("key of another purpose added", steps, {});
  return value === undefined ? [edit("key of another purpose null", steps, null), added] : [added];
}

function extraKeyEdits({ steps }: Place, node: SchemaNode): readonly Edit[] {
  const { properties, additionalProperties } = node;
  if (typeof additionalProperties === "object") return [];
  const isFree = properties === undefined || additionalProperties === true;
  const kind = isFree ? "key added to a map" : "unknown key added";
  return [edit(kind, [...steps, "not_known_yet"], { any: ["thing"] })];
}

function firstValueEdits(place: Place, values: SchemaNode, value: JsonObject): readonly Edit[] {
  return Object.entries(value)
    .slice(0, 1)
    .flatMap(([key, child]) => editsAt(below(place, values, child, key)));
}

function below(place: Place, node: SchemaNode, value: Json, step: Step): Place {
  return { ...place, node, value, steps: [...place.steps, step] };
}

function edit(kind: MutantKind, steps: readonly Step[], put: Json | undefined): Edit {
  return { kind, steps, put };
}
