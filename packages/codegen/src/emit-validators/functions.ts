import { allPurposeKeys, type Model, referencedName, type SchemaNode } from "../schemas/model.ts";
import { isClosedInStrict, isNullable, type Profile } from "../schemas/profiles.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";
import type { Call, Field, FunctionView, View } from "./function-view.ts";

/** The name of the function that checks a type. */
export function functionName(typeName: string): string {
  return `validate${typeName}`;
}

/**
 * The functions of one module: each object that a delivery can reach, the envelope, each variant.
 *
 * A reference becomes a call, never a copy, so that an object costs its size once whichever events
 * hold it. Variants of different events that check the same become one function with two names.
 */
export function toFunctionViews(model: Model, profile: Profile): readonly FunctionView[] {
  const exported = [toDeliveryFunction(model, profile), ...toVariantFunctions(model, profile)];
  const variants = model.events.flatMap((event) => event.variants);
  const roots = [model.delivery, ...variants].map(({ schema }) => schema);
  const objects = reachableObjects(model, roots).map(({ name, schema }) =>
    toFunction(functionName(name), toView(schema, profile)),
  );
  return [...objects, ...exported];
}

const noKeys: ReadonlySet<string> = new Set();

/** A node as a view for one profile: titles, descriptions and examples gone. */
function toView(node: SchemaNode, profile: Profile, nonNull: ReadonlySet<string> = noKeys): View {
  const call = toCall(node);
  if (call !== undefined) return { checkedBy: call };
  const { type, properties, additionalProperties, items, minLength } = node;
  return {
    ...(type && { type }),
    ...(minLength && { minLength }),
    ...(properties && { fields: toFields(node, profile, nonNull) }),
    ...(items && { items: toView(items, profile) }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: toView(additionalProperties, profile),
    }),
    ...(profile === "strict" && toStrictKeywords(node)),
  };
}

function toFields(
  { properties = {}, required = [] }: SchemaNode,
  profile: Profile,
  nonNull: ReadonlySet<string>,
): { readonly [key: string]: Field } {
  const toField = (key: string, view: View): Field => {
    if (!required.includes(key)) return { optional: view };
    return nonNull.has(key) ? { nonNull: view } : { mandatory: view };
  };
  const entries = Object.entries(properties).map(([key, node]): [string, Field] => [
    key,
    toField(key, toView(node, profile)),
  ]);
  return Object.fromEntries(entries);
}

function toStrictKeywords(node: SchemaNode): View {
  const { properties = {}, format, "x-extensible-enum": known } = node;
  return {
    ...(isClosedInStrict(node) && { closed: Object.keys(properties) }),
    ...(format && { formatted: format }),
    ...(known && { enum: isNullable(node) ? [...known, null] : known }),
  };
}

function toCall(node: SchemaNode): Call | undefined {
  const ref = node.$ref ?? node.anyOf?.[0].$ref;
  if (ref === undefined) return undefined;
  return { name: functionName(referencedName(ref)), orNull: node.$ref === undefined };
}

function toFunction(name: string, view: View, exportedAs: readonly string[] = []): FunctionView {
  return { name, view, exportedAs };
}

function toDeliveryFunction({ delivery }: Model, profile: Profile): FunctionView {
  const name = functionName(delivery.name);
  return toFunction(name, toView(delivery.schema, profile), [name]);
}

function toVariantFunctions({ events }: Model, profile: Profile): readonly FunctionView[] {
  const byView = new Map<string, FunctionView>();
  for (const event of events) {
    for (const { typeName, schema } of event.variants) {
      // For a purpose key null means absent, so null at a required one is reported as a missing key.
      const view = toView(schema, profile, allPurposeKeys);
      const key = JSON.stringify(view);
      const name = functionName(typeName);
      const same = byView.get(key) ?? toFunction(name, view);
      byView.set(key, { ...same, exportedAs: [...same.exportedAs, name] });
    }
  }
  return [...byView.values()];
}
