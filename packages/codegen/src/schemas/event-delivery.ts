import { type JsonObject, toJsonObject } from "./json.ts";
import {
  type EventModel,
  type Model,
  referencedName,
  referenceTo,
  type SchemaNode,
} from "./model.ts";

/** The envelope of one event: its `data` described by name, its `event.type` fixed. */
export function eventDeliverySchema(model: Model, { title, type }: EventModel): SchemaNode {
  const schema = withEventType(model, { const: type });
  const data = descriptionOf(schema.properties?.data);
  return withProperties(schema, { data: { ...data, $ref: referenceTo(title) } });
}

/** The envelope of every known event: its `data` any object, its `event.type` one of theirs. */
export function anyDeliverySchema(model: Model): SchemaNode {
  return withEventType(model, { enum: model.events.map(({ type }) => type) });
}

/** A `data` value in the envelope that the schema of the delivery gives as its first example. */
export function toDelivery({ delivery }: Model, event: string, data: JsonObject): JsonObject {
  const envelope = delivery.examples[0] ?? {};
  const about = toJsonObject(envelope.event);
  return { ...envelope, data, event: { ...about, type: event } };
}

/** The envelope with its `event` described in place, where the type is one of those given. */
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
