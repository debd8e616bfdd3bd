import { type Json, type JsonObject, mapJson, valueAt, withValueAt } from "../json/json.ts";
import { changeBySchema } from "../schemas/change-values.ts";
import {
  isNullable,
  knownValuesOf,
  type PayloadSchema,
  type SchemaNode,
} from "../schemas/payload-schema.ts";

/** Changes an envelope, which satisfies a schema, into another one that every receiver must take. */
export type PayloadChange = (envelope: Json, schema: PayloadSchema) => Json;

/** A key that no schema declares, in every object whose keys are declared. */
export const addUnknownKeys: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value) => ({ ...value, added_later: ["a new key"] }),
  });

/** A value that no list has, wherever a text has known values. Markers of one value only stay. */
export const useUnknownValues: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, node) => (knownValuesOf(node).length > 1 ? "ADDED_LATER" : value),
  });

/** Null for every key that may be null and belongs to the purpose, there or not. */
export const nullOptionals: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, node) =>
      withNulls(value, node, (child) => !isAlwaysNull(child) && isNullable(child, schema)),
  });

/** Null for the keys of the other purposes, which means that they are absent. */
export const nullForeignPurposeKeys: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, node) => withNulls(value, node, isAlwaysNull),
  });

/** Without every key that need not be there. */
export const dropOptionals: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, { required = [] }) =>
      Object.fromEntries(Object.entries(value).filter(([key]) => required.includes(key))),
  });

/** Timestamps with six digits after the seconds, as some deliveries have them. */
export const useMicroseconds: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, { format }) =>
      format === "date-time" ? value.replace(/(\.\d+)?Z$/, ".675043Z") : value,
  });

/** Timestamps without digits after the seconds. */
export const useWholeSeconds: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, { format }) => (format === "date-time" ? value.replace(/\.\d+Z$/, "Z") : value),
  });

/** Amounts that no signed integer of 32 bits holds, as large orders in small units have them. */
export const useLargeAmounts: PayloadChange = (envelope) =>
  ["amount", "total_amount"].reduce(
    (changed, key) => withValueAt(changed, ["data", "order", key], 3_000_000_000),
    envelope,
  );

/** Makes the items of an order so many that its body exceeds limits of 100 KB. */
export function addItems(data: Json): Json {
  const items = Array.from({ length: mostItems }, (_, at) => ({
    object: "order_item",
    product_id: `prod_${String(at).padStart(18, "0")}`,
    ...{ quantity: 1, amount: 2490, price: 2490, subtotal_amount: 2490 },
    product: { name: `Lamp ${at}`, price: 2490 },
  }));
  return withValueAt(data, ["order", "items"], items);
}

// About 170 bytes each.
const mostItems = 800;

/** An order without items. */
export const emptyItems: PayloadChange = (envelope) =>
  withValueAt(envelope, ["data", "order", "items"], []);

/** The project's id as sandboxes have it. */
export const useSandboxId: PayloadChange = (envelope) =>
  withValueAt(envelope, ["project_id"], "sand_Kr7tPq2w");

/** Names outside ASCII, astral characters among them, in UTF-8. */
export const useForeignNames: PayloadChange = (envelope) =>
  withValueAt(envelope, ["data", "customer", "name"], "Žofie Łukaszewicz-Ångström 東京 🎁");

/** The owner's text of the delivery happens to be the event's name. */
export const nameEventInType: PayloadChange = (envelope) =>
  withValueAt(envelope, ["type"], valueAt(envelope, "event", "type") ?? "");

/** No change. */
export const leaveAsIs: PayloadChange = (envelope) => envelope;

/** The same payload in ASCII, so that nothing but a probe's own change stands out. */
export function toPlain(value: Json): Json {
  return mapJson(value, (item) =>
    typeof item === "string" ? item.normalize("NFD").replace(/[^\x20-\x7e]/g, "") : item,
  );
}

function isAlwaysNull({ type }: SchemaNode): boolean {
  return type === "null";
}

/** Null for each declared key whose schema is as wanted. */
function withNulls(
  value: JsonObject,
  { properties = {} }: SchemaNode,
  isWanted: (child: SchemaNode) => boolean,
): JsonObject {
  const keys = Object.entries(properties).filter(([, child]) => isWanted(child));
  return { ...value, ...Object.fromEntries(keys.map(([key]) => [key, null])) };
}
