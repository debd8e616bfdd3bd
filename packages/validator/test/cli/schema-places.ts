import { isJsonObject, type Json, referencedName, type SchemaNode } from "@order-webhooks/codegen";
import { type FindRoot, open, type Place } from "../../src/cli/place.ts";
import { found, model } from "../corpus.ts";

/** Returns the root of a document with the keys that the schemas declare, as the reference for the command. */
export const findRoot: FindRoot = (form, eventType) => {
  const events = model.events.filter(({ type }) => eventType === undefined || type === eventType);
  const data = anyOf(
    events.flatMap(({ variants }) => variants.map(({ schema }) => toPlace(schema))),
  );
  const envelope = toPlace(model.delivery.schema);
  if (form === "data") return data;
  return { ...envelope, child: (key) => (key === "data" ? data : envelope.child(key)) };
};

/** Returns a place that several schemas describe. For each key, the more specific declaration takes precedence. */
function anyOf(places: readonly Place[]): Place {
  return {
    steps: "declared",
    child: (key) => {
      const below = places.map(({ child }) => child(key)).filter((place) => place !== undefined);
      return below.find(({ steps }) => steps !== "free") ?? below[0];
    },
  };
}

function toPlace(schema: SchemaNode): Place {
  const { $ref, anyOf: forms, items, properties, additionalProperties } = schema;
  if (forms) return toPlace(forms[0]);
  if ($ref !== undefined) return toObject(objectOf(referencedName($ref)));
  if (items) return { steps: "index", child: () => toPlace(items) };
  if (properties) return toObject(schema);
  if (typeof additionalProperties === "object")
    return { steps: "free", child: () => toPlace(additionalProperties) };
  const values = schema["x-extensible-enum"];
  return values ? { ...open, values } : open;
}

/** Returns the place of a named object. Its keys are the vendor's, even if none of them is declared yet. */
function toObject({ properties = {} }: SchemaNode): Place {
  return {
    steps: "declared",
    child: (key) => (Object.hasOwn(properties, key) ? toPlace(found(properties[key])) : undefined),
  };
}

function objectOf(name: string): SchemaNode {
  return found(model.objects.find((each) => each.name === name)).schema;
}

/** Returns a copy of a JSON value in which `change` may replace each object. It gets the place of the object. */
export function mapObjects(
  value: Json,
  place: Place,
  change: (object: { readonly [key: string]: Json }, place: Place) => Json,
): Json {
  if (Array.isArray(value)) {
    const below = (place.steps === "index" && place.child("0")) || open;
    return value.map((item) => mapObjects(item, below, change));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, child]) => [key, mapObjects(child, place.child(key) ?? open, change)] as const,
  );
  return change(Object.fromEntries(entries), place);
}
