import { type JsonObject, toJsonObject } from "./json.ts";
import {
  type EventModel,
  type Model,
  referencedName,
  referenceTo,
  type SchemaNode,
} from "./model.ts";

/** The envelope of one event: its `data` described by name, its `event.type` fixed. */
export function eventDeliverySchema(
  { delivery, objects }: Model,
  { title, type }: EventModel,
): SchemaNode {
  const { data, event } = delivery.schema.properties ?? {};
  const name = referencedName(event?.$ref ?? "");
  const about = objects.find((object) => object.name === name)?.schema;
  const named = { ...about, ...descriptionOf(event) };
  const fixed = { ...descriptionOf(about?.properties?.type), type: "string", const: type } as const;
  return withProperties(delivery.schema, {
    data: { ...descriptionOf(data), $ref: referenceTo(title) },
    event: withProperties(named, { type: fixed }),
  });
}

/** A `data` value in the envelope that the schema of the delivery gives as its first example. */
export function toDelivery({ delivery }: Model, event: string, data: JsonObject): JsonObject {
  const envelope = delivery.examples[0] ?? {};
  const about = toJsonObject(envelope.event);
  return { ...envelope, data, event: { ...about, type: event } };
}

function descriptionOf(node: SchemaNode | undefined): Pick<SchemaNode, "description"> {
  return node?.description === undefined ? {} : { description: node.description };
}

function withProperties(
  node: SchemaNode,
  replaced: { readonly [key: string]: SchemaNode },
): SchemaNode {
  return { ...node, properties: { ...node.properties, ...replaced } };
}
