import { type JsonObject, toJsonObject } from "./json.ts";
import {
  type EventModel,
  type Model,
  referencedName,
  referenceTo,
  type SchemaNode,
} from "./model.ts";

/** Makes the envelope of one event. Its `data` refers to the event's data, and its `event.type` is fixed. */
export function eventDeliverySchema(model: Model, { title, type }: EventModel): SchemaNode {
  const schema = withEventType(model, { const: type });
  const data = descriptionOf(schema.properties?.data);
  return withProperties(schema, { data: { ...data, $ref: referenceTo(title) } });
}

/** Makes the envelope of every known event. Its `data` is any object, and its `event.type` is one of the known types. */
export function anyDeliverySchema(model: Model): SchemaNode {
  return withEventType(model, { enum: model.events.map(({ type }) => type) });
}

/** Puts a `data` value into the first example of the delivery's schema. */
export function toDelivery({ delivery }: Model, event: string, data: JsonObject): JsonObject {
  const envelope = delivery.examples[0] ?? {};
  const about = toJsonObject(envelope.event);
  return { ...envelope, data, event: { ...about, type: event } };
}

/** Makes the envelope with its `event` described in place. The event type is one of the given types. */
function withEventType(
  { delivery, objects }: Model,
  known: Pick<SchemaNode, "const" | "enum">,
): SchemaNode {
  const { event } = delivery.schema.properties ?? {};
  const name = referencedName(event?.$ref ?? "");
  const about = objects.find((object) => object.name === name)?.schema;
  const type: SchemaNode = { ...descriptionOf(about?.properties?.type), type: "string", ...known };
  const named = { ...about, ...descriptionOf(event) };
  return withProperties(delivery.schema, { event: withProperties(named, { type }) });
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
