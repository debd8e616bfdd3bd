import { type Json, type JsonObject, mapJson, valueAt, withValueAt } from "../json/json.ts";
import { changeBySchema } from "../schemas/change-values.ts";
import {
  isNullable,
  knownValuesOf,
  type PayloadSchema,
  type SchemaNode,
} from "../schemas/payload-schema.ts";

/** Changes an envelope that satisfies a schema into another one that every receiver must accept. */
export type PayloadChange = (envelope: Json, schema: PayloadSchema) => Json;

/** Adds an undeclared key to every object with declared keys. */
export const addUnknownKeys: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value) => ({ ...value, added_later: ["a new key"] }),
  });

/**
 * Replaces each string that has several known values with an unknown value. Markers with a single
 * value stay.
 */
export const useUnknownValues: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, node) => (knownValuesOf(node).length > 1 ? "ADDED_LATER" : value),
  });

/** Sets every nullable key of the purpose to null, including absent keys. */
export const nullOptionals: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, node) =>
      withNulls(value, node, (child) => !isAlwaysNull(child) && isNullable(child, schema)),
  });

/** Sets the keys of the other purposes to null, which means that they are absent. */
export const nullForeignPurposeKeys: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, node) => withNulls(value, node, isAlwaysNull),
  });

/** Removes every optional key. */
export const dropOptionals: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    object: (value, { required = [] }) =>
      Object.fromEntries(Object.entries(value).filter(([key]) => required.includes(key))),
  });

/** Rewrites timestamps with six fraction digits, as some deliveries have them. */
export const useMicroseconds: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, { format }) =>
      format === "date-time" ? value.replace(/(\.\d+)?Z$/, ".675043Z") : value,
  });

/** Rewrites timestamps without fraction digits. */
export const useWholeSeconds: PayloadChange = (envelope, schema) =>
  changeBySchema(envelope, schema, {
    text: (value, { format }) => (format === "date-time" ? value.replace(/\.\d+Z$/, "Z") : value),
  });

/** Sets amounts that exceed a signed 32-bit integer, as large orders in small units have them. */
export const useLargeAmounts: PayloadChange = (envelope) =>
  ["amount", "total_amount"].reduce(
    (changed, key) => withValueAt(changed, ["data", "order", key], 3_000_000_000),
    envelope,
  );

/** Replaces the items of an order by 800 items, so that its body exceeds limits of 100 KB. */
export function addItems(data: Json): Json {
  const items = Array.from({ length: mostItems }, (_, at) => ({
    object: "order_item",
    product_id: `prod_${String(at).padStart(18, "0")}`,
    ...{ quantity: 1, amount: 2490, price: 2490, subtotal_amount: 2490 },
    product: { name: `Lamp ${at}`, price: 2490 },
  }));
  return withValueAt(data, ["order", "items"], items);
}

// Each item has about 170 bytes.
const mostItems = 800;

/** Empties the list of items. */
export const emptyItems: PayloadChange = (envelope) =>
  withValueAt(envelope, ["data", "order", "items"], []);

/** Sets a project ID with the prefix of sandboxes. */
export const useSandboxId: PayloadChange = (envelope) =>
  withValueAt(envelope, ["project_id"], "sand_Kr7tPq2w");

/** Sets a non-ASCII name, with astral characters, in UTF-8. */
export const useForeignNames: PayloadChange = (envelope) =>
  withValueAt(envelope, ["data", "customer", "name"], "Žofie Łukaszewicz-Ångström 東京 🎁");

/** Sets the free text `type` to the event's name. */
export const nameEventInType: PayloadChange = (envelope) =>
  withValueAt(envelope, ["type"], valueAt(envelope, "event", "type") ?? "");

/** Changes nothing. */
export const leaveAsIs: PayloadChange = (envelope) => envelope;

/** Returns the same payload in ASCII, so that only a probe's own change differs. */
export function toPlain(value: Json): Json {
  return mapJson(value, (item) =>
    typeof item === "string" ? item.normalize("NFD").replace(/[^\x20-\x7e]/g, "") : item,
  );
}

function isAlwaysNull({ type }: SchemaNode): boolean {
  return type === "null";
}

/** Sets each declared key with a matching schema to null. */
function withNulls(
  value: JsonObject,
  { properties = {} }: SchemaNode,
  isWanted: (child: SchemaNode) => boolean,
): JsonObject {
  const keys = Object.entries(properties).filter(([, child]) => isWanted(child));
  return { ...value, ...Object.fromEntries(keys.map(([key]) => [key, null])) };
}
