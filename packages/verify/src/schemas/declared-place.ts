import type { Steps } from "../json/json.ts";
import {
  childOf,
  isMap,
  isNullable,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "./payload-schema.ts";

/** A place in a payload, and the promise of the schema about it. */
export interface DeclaredPlace {
  /** `unknown` from the first key on that the schema does not declare. */
  readonly kind: "declared" | "key of a map" | "unknown";
  /** No keyword at all where nothing is declared. */
  readonly node: SchemaNode;
  /** The outermost thing on the way that Pact cannot expect. Undefined if there is none. */
  readonly unsure?: Unsure | undefined;
}

/** A key that may be absent, or an object or a list that may be null. */
export interface Unsure {
  readonly steps: Steps;
  readonly node: SchemaNode;
  readonly isOptional: boolean;
}

/** Finds what a schema declares at the end of these steps. */
export function findPlace(steps: Steps, schema: PayloadSchema): DeclaredPlace {
  const start: DeclaredPlace = { kind: "declared", node: schema.root };
  return steps.reduce<DeclaredPlace>(({ kind, node, unsure }, step, at) => {
    const own = resolveValue(node, schema);
    const child = childOf(own, step);
    const isOptional = typeOf(own) !== "array" && own.required?.includes(String(step)) !== true;
    const isUnsure = isOptional || (isNullable(child, schema) && isContainer(child, schema));
    return {
      kind: kind === "declared" ? kindOf(own, step) : kind,
      node: child,
      unsure:
        unsure ??
        (isUnsure ? { steps: steps.slice(0, at + 1), node: child, isOptional } : undefined),
    };
  }, start);
}

function isContainer(node: SchemaNode, schema: PayloadSchema): boolean {
  return ["object", "array"].includes(typeOf(resolveValue(node, schema)) ?? "");
}

function kindOf(parent: SchemaNode, step: string | number): DeclaredPlace["kind"] {
  const isDeclared = typeOf(parent) === "array" || Object.hasOwn(parent.properties ?? {}, step);
  if (isDeclared) return "declared";
  return isMap(parent) ? "key of a map" : "unknown";
}

// Deeper than what a reader would take for the same key.
const deepest = 5;

/**
 * Finds the place that a schema declares for an undeclared key: next to it in another spelling (`orderId` for
 * the `id` of an order), or else the shallowest one by that name.
 */
export function findKey(steps: Steps, schema: PayloadSchema): Steps | undefined {
  const [parent, key] = [steps.slice(0, -1), plainName(steps.at(-1))];
  const short = key.startsWith(plainName(parent.at(-1)))
    ? key.slice(plainName(parent.at(-1)).length)
    : key;
  const siblings = childrenOf(parent, findPlace(parent, schema).node, schema);
  const sibling = [key, short].flatMap((name) => withName(siblings, name))[0];
  if (sibling !== undefined) return sibling;
  let level: readonly SchemaPlace[] = [[[], schema.root]];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    level = level.flatMap(([at, node]) => childrenOf(at, node, schema));
    const [found] = withName(level, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

type SchemaPlace = readonly [steps: Steps, node: SchemaNode];

function withName(places: readonly SchemaPlace[], name: string): readonly Steps[] {
  return places.map(([steps]) => steps).filter((steps) => plainName(steps.at(-1)) === name);
}

function plainName(key: string | number | undefined): string {
  return String(key ?? "")
    .replaceAll(/[_-]/g, "")
    .toLowerCase();
}

function childrenOf(steps: Steps, node: SchemaNode, schema: PayloadSchema): readonly SchemaPlace[] {
  const own = resolveValue(node, schema);
  if (typeOf(own) === "array") return childrenOf([...steps, 0], own.items ?? {}, schema);
  return Object.entries(own.properties ?? {}).map(([key, child]) => [[...steps, key], child]);
}
