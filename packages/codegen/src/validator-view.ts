import { type EventModel, type Model, referencedName, type SchemaNode } from "./model.ts";
import { isClosedInStrict, isNullable, type Profile } from "./profiles.ts";
import { reachableObjects } from "./reachable-objects.ts";

/** A schema as Ajv gets it: a few keywords of 2020-12, and four of ours that `ajv-keywords.ts` adds. */
export interface View {
  readonly type?: NonNullable<SchemaNode["type"]>;
  readonly properties?: { readonly [key: string]: View };
  readonly required?: readonly string[];
  readonly additionalProperties?: View;
  readonly items?: View;
  readonly minLength?: 1;
  readonly enum?: readonly (string | null)[];
  /** The value is checked by another function. */
  readonly checkedBy?: Call;
  /** These keys are there and not null. */
  readonly present?: readonly string[];
  /** No keys but these. */
  readonly closed?: readonly string[];
  /** The string has this format. */
  readonly formatted?: NonNullable<SchemaNode["format"]>;
}

/** A call of another function of the same module: what a reference becomes. */
export interface Call {
  readonly name: string;
  /** Whether null passes without the call. */
  readonly orNull: boolean;
}

/** One function to compile. */
export interface FunctionView {
  readonly name: string;
  readonly view: View;
  /** The names under which the module exports it; none for a shared object. */
  readonly exportedAs: readonly string[];
}

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

/** The function view of a node, for one profile: titles, descriptions and examples gone. */
export function toView(node: SchemaNode, profile: Profile): View {
  const call = toCall(node);
  if (call !== undefined) return { checkedBy: call };
  const { type, properties, required, additionalProperties, items, minLength } = node;
  return {
    ...(type && { type }),
    ...(required && { required }),
    ...(minLength && { minLength }),
    ...(properties && { properties: mapValues(properties, (child) => toView(child, profile)) }),
    ...(items && { items: toView(items, profile) }),
    ...(isSchema(additionalProperties) && {
      additionalProperties: toView(additionalProperties, profile),
    }),
    ...(profile === "strict" && toStrictKeywords(node)),
  };
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
      const view = toVariantView(schema, purposeKeys(event), profile);
      const key = JSON.stringify(view);
      const name = functionName(typeName);
      const same = byView.get(key) ?? toFunction(name, view);
      byView.set(key, { ...same, exportedAs: [...same.exportedAs, name] });
    }
  }
  return [...byView.values()];
}

/**
 * A variant's own purpose keys may not be null, and one that is null is reported as missing: for a
 * purpose key null means absent, whoever asks.
 */
function toVariantView(
  schema: SchemaNode,
  ofPurposes: ReadonlySet<string>,
  profile: Profile,
): View {
  const { required = [], properties = {} } = schema;
  const present = required.filter((key) => ofPurposes.has(key));
  const orNull = mapValues(properties, (child, key) =>
    present.includes(key) ? withNull(child) : child,
  );
  const rest = required.filter((key) => !ofPurposes.has(key));
  const view = toView({ ...schema, required: rest, properties: orNull }, profile);
  return present.length === 0 ? view : { ...view, present };
}

function withNull(node: SchemaNode): SchemaNode {
  return node.$ref === undefined ? node : { anyOf: [{ $ref: node.$ref }, { type: "null" }] };
}

/** The keys that tell the purposes apart: those that must be null where they do not belong. */
function purposeKeys({ variants }: EventModel): ReadonlySet<string> {
  const entries = variants.flatMap(({ schema }) => Object.entries(schema.properties ?? {}));
  return new Set(entries.filter(([, { type }]) => type === "null").map(([key]) => key));
}

function isSchema(node: SchemaNode | true | undefined): node is SchemaNode {
  return typeof node === "object";
}

function mapValues<T>(
  properties: { readonly [key: string]: SchemaNode },
  map: (child: SchemaNode, key: string) => T,
): { readonly [key: string]: T } {
  return Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, map(child, key)]),
  );
}
