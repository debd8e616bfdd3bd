import { type Json, objectOr } from "../json/json.ts";
import type { Form } from "../plan/delivery.ts";
import { childOf, type PayloadSchema, resolveValue } from "../schemas/payload-schema.ts";
import type { PlacedMismatch } from "./mismatch-places.ts";

/** Returns the schema of a message in a form, from the schema of an envelope. */
export function schemaOfForm(schema: PayloadSchema, form: Form): PayloadSchema {
  return form === "raw" ? { ...schema, root: childOf(schema.root, "data") } : schema;
}

/**
 * Returns the other form if the content is written for it. Then the content has root keys of the
 * other form, and none of `form`.
 */
export function recognizeForm(content: Json, form: Form, schema: PayloadSchema): Form | undefined {
  const other = form === "raw" ? "envelope" : "raw";
  const hasKeyOf = (one: Form): boolean => {
    const { root } = schemaOfForm(schema, one);
    const { properties = {} } = resolveValue(root, schema);
    return Object.keys(objectOr(content)).some((key) => Object.hasOwn(properties, key));
  };
  return hasKeyOf(other) && !hasKeyOf(form) ? other : undefined;
}

/**
 * Returns the differences that Pact found. If the content is written for the other form, one
 * difference for the whole message replaces those for each root key.
 */
export function uniteByForm<M extends PlacedMismatch>(
  mismatches: readonly M[],
  looksLike: Form | undefined,
): readonly M[] {
  if (looksLike === undefined) return mismatches;
  const text =
    looksLike === "raw" ? "This looks like a raw payload" : "This looks like an envelope";
  return mismatches.map((one) =>
    one.steps.length === 1 ? { ...one, steps: [], text, inAll: true } : one,
  );
}
