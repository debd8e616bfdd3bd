import { eventDeliverySchema } from "./event-delivery.ts";
import type { JsonObject } from "./json.ts";
import { type EventModel, type Model, type ObjectModel, referenceTo } from "./model.ts";
import { type Profile, toProfile } from "./profiles.ts";

/** Returns every type of the model by name: objects, envelopes, and the data of each event and purpose. */
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

/** Returns the types of an event's variants by name. */
export function variantDefinitions({ variants }: EventModel, profile: Profile): JsonObject {
  const named = variants.map(({ typeName, schema }) => ({ name: typeName, schema }));
  return titledDefinitions(named, profile);
}

/** Returns definitions by name. Each has its name as the title, since generators name types by titles. */
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

/** Returns the type of an event's data, with one branch for each purpose. */
export function unionOf({ description, variants }: EventModel): JsonObject {
  return { description, oneOf: variants.map(({ typeName }) => ({ $ref: referenceTo(typeName) })) };
}
