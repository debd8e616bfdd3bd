import type { EventType } from "@order-webhooks/types";
import type { Known } from "../drift/known.ts";
import { eventTypes } from "../gen/events.ts";
import { dataNames, envelopeName, knownKeys } from "../gen/known-keys.ts";
import { purposes } from "../parse/purpose.ts";
import { type FindRoot, open, type Place } from "./place.ts";

/** Returns the root of a document with the keys that the contract declares. */
export const findRoot: FindRoot = (form, eventType) => {
  const data = dataOf(eventType === undefined ? eventTypes : [eventType]);
  if (form === "data") return data;
  const envelope = toObject(envelopeName);
  return { ...envelope, child: (key) => (key === "data" ? data : envelope.child(key)) };
};

/** Returns the place of the data of events with any purpose. For each key, the more specific declaration takes precedence. */
function dataOf(events: readonly EventType[]): Place {
  const names = events.flatMap((event) => purposes.map((purpose) => dataNames[event][purpose]));
  const places = [...new Set(names)].map(toObject);
  return {
    steps: "declared",
    child: (key) => {
      const below = places.map(({ child }) => child(key)).filter((place) => place !== undefined);
      return below.find(({ steps }) => steps !== "free") ?? below[0];
    },
  };
}

function toObject(name: string): Place {
  const keys = knownKeys[name] ?? {};
  const child = (key: string): Place | undefined =>
    Object.hasOwn(keys, key) ? toPlace(keys[key] ?? "any") : undefined;
  return { steps: "declared", child };
}

function toPlace(known: Known): Place {
  if (typeof known === "string") return open;
  if ("object" in known) return toObject(known.object);
  if ("listOf" in known) return { steps: "index", child: () => toPlace(known.listOf) };
  if ("mapOf" in known) return { steps: "free", child: () => toPlace(known.mapOf) };
  return { ...open, values: known };
}
