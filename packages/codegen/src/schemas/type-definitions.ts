import { eventDeliverySchema } from "./event-delivery.ts";
import type { JsonObject } from "./json.ts";
import { type EventModel, type Model, type ObjectModel, referenceTo } from "./model.ts";
import { type Profile, toProfile } from "./profiles.ts";

/** Every type of the model by name: objects, envelopes, the data of each event and purpose. */
export function typeDefinitions(model: Model, profile: Profile): JsonObject {
  const named = [...model.objects, model.delivery].map(
    ({ name, schema }) => [name, schema] as const,
  );
  const deliveries = model.events.map(
    (event) => [`${event.name}Delivery`, eventDeliverySchema(model, event)] as const,
  );
  const nodes = [...named, ...deliveries].map(([name, node]) => [name, toProfile(node, profile)]);
  const byEvent = model.events.flatMap((event) => [
    ...Object.entries(variantDefinitions(event, profile)),
    [event.title, unionOf(event)] as const,
  ]);
  return Object.fromEntries([...nodes, ...byEvent]);
}

/** The types of an event's variants by name. */
export function variantDefinitions({ variants }: EventModel, profile: Profile): JsonObject {
  const named = variants.map(({ typeName, schema }) => ({ name: typeName, schema }));
  return titledDefinitions(named, profile);
}

/** Definitions by name, each with its name as its title, since generators name types by titles. */
export function titledDefinitions(
  named: readonly Pick<ObjectModel, "name" | "schema">[],
  profile: Profile,
): JsonObject {
  const entries = named.map(({ name, schema }) => [
    name,
    { title: name, ...toProfile(schema, profile) },
  ]);
  return Object.fromEntries(entries);
}

/** The type of an event's data: one branch a purpose. */
export function unionOf({ description, variants }: EventModel): JsonObject {
  return { description, oneOf: variants.map(({ typeName }) => ({ $ref: referenceTo(typeName) })) };
}
