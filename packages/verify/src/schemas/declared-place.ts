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

/** Finds the shallowest places that a schema declares a key at, spelled as it is or in another style. */
export function findKey(key: string, schema: PayloadSchema): readonly Steps[] {
  const wanted = plainName(key);
  let level: readonly (readonly [Steps, SchemaNode])[] = [[[], schema.root]];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    level = level.flatMap(([steps, node]) => childrenOf(steps, node, schema));
    const found = level.filter(([steps]) => plainName(String(steps.at(-1))) === wanted);
    if (found.length > 0) return found.map(([steps]) => steps);
  }
  return [];
}

function plainName(key: string): string {
  return key.replaceAll(/[_-]/g, "").toLowerCase();
}

function childrenOf(
  steps: Steps,
  node: SchemaNode,
  schema: PayloadSchema,
): readonly (readonly [Steps, SchemaNode])[] {
  const own = resolveValue(node, schema);
  if (typeOf(own) === "array") return childrenOf([...steps, 0], own.items ?? {}, schema);
  return Object.entries(own.properties ?? {}).map(([key, child]) => [[...steps, key], child]);
}
