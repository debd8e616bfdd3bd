import {
  isJsonArray,
  isJsonObject,
  type Json,
  mapJson,
  valueAt,
  withValueAt,
} from "../json/json.ts";
import { changeBySchema, type VariantSchema } from "../schemas/change-values.ts";

/** An envelope and the strict schema that it satisfies. */
export interface Subjected {
  readonly envelope: Json;
  readonly at: VariantSchema;
}

/** A change of an envelope that every receiver must take. */
export type PayloadChange = (subjected: Subjected) => Json;

/** A key that no schema declares, in every object whose keys are declared. */
export const addUnknownKeys: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, { object: (value) => ({ ...value, added_later: ["a new key"] }) });

/** A value that no list has, wherever a text has known values; markers of one value only stay. */
export const useUnknownValues: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, {
    text: (value, node) => (knownValues(node.enum) > 1 ? "ADDED_LATER" : value),
  });

/** Null for every key that may be null and belongs to the purpose, there or not. */
export const nullOptionals: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, {
    object: (value, { properties }, { nullable }) => {
      const foreign = foreignKeys(properties);
      return withNulls(
        value,
        nullable.filter((key) => !foreign.includes(key)),
      );
    },
  });

/** Null for the keys of the other purposes, which means that they are absent. */
export const nullForeignPurposeKeys: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, {
    object: (value, { properties }) => withNulls(value, foreignKeys(properties)),
  });

/** Without every key that need not be there. */
export const dropOptionals: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, {
    object: (value, _node, { required }) =>
      Object.fromEntries(Object.entries(value).filter(([key]) => required.has(key))),
  });

/** Timestamps with six digits after the seconds, as some deliveries have them. */
export const useMicroseconds: PayloadChange = ({ envelope, at }) =>
  changeBySchema(envelope, at, {
    text: (value, { format }) =>
      format === "date-time" ? value.replace(/(\.\d+)?Z$/, ".675043Z") : value,
  });

/** An order without items. */
export const emptyItems: PayloadChange = ({ envelope }) =>
  withValueAt(envelope, ["data", "order", "items"], []);

/** The project's id as sandboxes have it. */
export const useSandboxId: PayloadChange = ({ envelope }) =>
  withValueAt(envelope, ["project_id"], "sand_Kr7tPq2w");

/** Names outside ASCII, astral characters among them, in UTF-8. */
export const useForeignNames: PayloadChange = ({ envelope }) =>
  withValueAt(envelope, ["data", "customer", "name"], "Žofie Łukaszewicz-Ångström 東京 🎁");

/** The owner's text of the delivery happens to be the event's name. */
export const nameEventInType: PayloadChange = ({ envelope }) =>
  withValueAt(envelope, ["type"], valueAt(envelope, "event", "type") ?? "");

/** No change. */
export const leaveAsIs: PayloadChange = ({ envelope }) => envelope;

/** The same payload in ASCII, so that nothing but a probe's own change stands out. */
export function toPlain(value: Json): Json {
  return mapJson(value, (item) =>
    typeof item === "string" ? item.normalize("NFD").replace(/[^\x20-\x7e]/g, "") : item,
  );
}

function knownValues(list: Json | undefined): number {
  return isJsonArray(list) ? list.filter((value) => value !== null).length : 0;
}

function foreignKeys(properties: Json | undefined): readonly string[] {
  if (!isJsonObject(properties)) return [];
  return Object.keys(properties).filter((key) => valueAt(properties, key, "type") === "null");
}

function withNulls(value: { readonly [key: string]: Json }, keys: readonly string[]): typeof value {
  return { ...value, ...Object.fromEntries(keys.map((key) => [key, null])) };
}
