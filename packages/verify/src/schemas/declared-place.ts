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

/** Place in a payload, with its declaration in the schema. */
export interface DeclaredPlace {
  /** `unknown` from the first undeclared key on. */
  readonly kind: "declared" | "key of a map" | "unknown";
  /** Empty if nothing is declared. */
  readonly node: SchemaNode;
  /**
   * Outermost place on the path whose value may be missing, so that a pact cannot expect it.
   * Undefined if there is none.
   */
  readonly unsure?: Unsure | undefined;
}

/** Key that may be absent, or object or list that may be null. */
export interface Unsure {
  readonly steps: Steps;
  readonly node: SchemaNode;
  readonly isOptional: boolean;
}

/** Finds the declaration at the end of these steps. */
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

// Deeper keys are unlikely to be the intended one.
const deepest = 5;

/**
 * Finds the declared place for an undeclared key. It prefers a key next to it in another spelling
 * (`orderId` for the `id` of an order). Otherwise it takes the shallowest key with that name.
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
