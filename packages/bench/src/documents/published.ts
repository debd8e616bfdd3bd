import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import index from "@order-webhooks/schemas" with { type: "json" };
import type { Json, JsonObject } from "./json.ts";

/** One event with one purpose, and the data of its examples. */
export interface Variant {
  readonly event: string;
  readonly purpose: string;
  readonly examples: readonly Example[];
}

/** One example of an event's data. */
export interface Example {
  readonly data: JsonObject;
  /** True if the vendor published it. */
  readonly documented: boolean;
}

/** Reads the examples of every event and purpose. */
export function readVariants(): readonly Variant[] {
  return Object.entries(index.events).flatMap(([event, { purposes }]) =>
    Object.entries(purposes).map(([purpose, { examples }]) => ({
      event,
      purpose,
      examples: examples.map(({ file, origin }) => ({
        data: readPublished<JsonObject>(file),
        documented: origin === "documented",
      })),
    })),
  );
}

/** Reads the envelopes that the schema of a delivery has as its examples. */
export function readEnvelopes(): readonly JsonObject[] {
  return readPublished<{ examples: readonly JsonObject[] }>("delivery.schema.json").examples;
}

/** Reads the published deliveries that must not be accepted. */
export function readRefused(): readonly Json[] {
  const folder = fileURLToPath(new URL("refused", rootOfSchemas));
  return readdirSync(folder)
    .map((file) => readPublished<{ form: string; body: Json }>(`refused/${file}`))
    .filter(({ form }) => form === "delivery")
    .map(({ body }) => body);
}

/** Reads the tolerant schema of each event's delivery, by the event. */
export function readDeliverySchemas(): ReadonlyMap<string, JsonObject> {
  const events = Object.entries(index.events);
  return new Map(
    events.map(([event, { delivery }]) => [event, readPublished<JsonObject>(delivery.tolerant)]),
  );
}

const rootOfSchemas = import.meta.resolve("@order-webhooks/schemas/package.json");

/** Reads a file of the schemas, whose shape their own tests hold. */
function readPublished<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, rootOfSchemas), "utf8"));
}
