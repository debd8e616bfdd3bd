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
  readonly file: string;
  readonly data: JsonObject;
  /** True if the vendor published it. */
  readonly documented: boolean;
}

/** Reads the examples of every event and purpose. */
export function readVariants(): readonly Variant[] {
  return listEvents().flatMap(([event, { purposes }]) =>
    Object.entries(purposes).map(([purpose, { examples }]) => ({
      event,
      purpose,
      examples: examples.map(({ file, origin }) => ({
        file,
        data: readPublished<JsonObject>(file),
        documented: origin === "documented",
      })),
    })),
  );
}

/** Reads the envelopes among the examples in the schema of a delivery. */
export function readEnvelopes(): readonly JsonObject[] {
  return readPublished<{ examples: readonly JsonObject[] }>("delivery.schema.json").examples;
}

/** A published delivery that must not be accepted. */
export interface Refused {
  readonly file: string;
  readonly body: Json;
}

/** Reads the published deliveries that must not be accepted. */
export function readRefused(): readonly Refused[] {
  const folder = fileURLToPath(new URL("refused", rootOfSchemas));
  return readdirSync(folder)
    .map((name) => ({ file: `refused/${name}`, ...readPublished<RefusedFile>(`refused/${name}`) }))
    .filter(({ form }) => form === "delivery")
    .map(({ file, body }) => ({ file, body }));
}

interface RefusedFile {
  readonly form: string;
  readonly body: Json;
}

/** Reads the tolerant schema of each event's delivery, by the event. */
export function readDeliverySchemas(): ReadonlyMap<string, JsonObject> {
  return new Map(
    listEvents().map(([event, { delivery }]) => [event, readPublished(delivery.tolerant)]),
  );
}

/** Reads the tolerant schema of an event's data for each purpose, by the purpose. */
export function readDataSchemas(): ReadonlyMap<string, JsonObject> {
  const variants = listEvents().slice(0, 1);
  return new Map(
    variants.flatMap(([, { purposes }]) =>
      Object.entries(purposes).map(([purpose, { tolerant }]) => [purpose, readPublished(tolerant)]),
    ),
  );
}

/**
 * Lists the events whose data have only the keys of the shared purposes. The peers' schemas do not have the additional
 * keys of other events.
 */
function listEvents(): readonly (readonly [string, IndexedEvent])[] {
  return Object.entries<IndexedEvent>(index.events).filter(
    ([, { schema }]) => !("$defs" in readPublished<object>(schema)),
  );
}

type IndexedEvent = (typeof index.events)[keyof typeof index.events];

const rootOfSchemas = import.meta.resolve("@order-webhooks/schemas/package.json");

/** Reads a file of the schemas package. Trusts its shape, which the tests of that package check. */
function readPublished<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, rootOfSchemas), "utf8"));
}
