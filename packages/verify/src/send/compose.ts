import { randomBytes, randomInt } from "node:crypto";
import { purposeOf } from "@order-webhooks/validator";
import { VerifyError } from "../errors.ts";
import { describeJson } from "../json/describe-json.ts";
import { isJsonObject, type Json, type JsonObject, valueAt, withValueAt } from "../json/json.ts";
import { type DeliverySources, toEnvelope, withOrderId } from "../plan/deliveries.ts";
import type { Form } from "../plan/delivery.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import { readPayloadSchemas } from "../schemas/read-payload-schemas.ts";
import type { SchemaIndex } from "../schemas/schema-index.ts";
import { toMatrix } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { assertEvent, assertPurpose, chooseExample, type Kind } from "./examples.ts";
import type { DeliveryOptions } from "./options.ts";
import { findPurposes } from "./path-hints.ts";
import { type Ground, readSettings, type Setting, setValue } from "./set-values.ts";

/** Delivery that is ready to be signed. */
export interface ComposedDelivery extends Kind {
  readonly form: Form;
  /** Example that it was made from. Undefined for given data. */
  readonly example: string | undefined;
  readonly value: Json;
  /** Text of the body. */
  readonly body: string;
  readonly ids: DeliveryIds;
}

/** IDs that identify a delivery in a log. A raw payload has only the order's. */
export interface DeliveryIds {
  readonly delivery: string | null;
  readonly event: string | null;
  readonly order: string | null;
}

/**
 * Composes one delivery: an example or given data, in an envelope with fresh IDs and the current
 * time, with the set values. The order of an example also gets a fresh ID. Throws if an option is
 * invalid.
 */
export async function composeDelivery(
  sources: DeliverySources,
  options: DeliveryOptions,
): Promise<ComposedDelivery> {
  assertOneSource(options);
  assertData(options);
  const given = options.data === undefined ? undefined : splitGiven(options.data);
  const kind = chooseKind(sources.index, options, given);
  const content = given ?? takeExample(sources, kind, options.example);
  const schema = await readSchema(sources.index, kind);
  const envelope = fill(sources, { kind, content, schema }, options);
  const { form = "envelope" } = options;
  return finish({ ...kind, form, example: content.example }, envelope);
}

/** Data of a delivery, with their source. */
interface Content {
  readonly data: Json;
  /** Envelope that was given with the data. */
  readonly envelope?: JsonObject;
  /** Name of the example that has the data. */
  readonly example?: string;
}

function takeExample(sources: DeliverySources, kind: Kind, asked: string | undefined): Content {
  const example = chooseExample(sources.index, kind, asked);
  return { data: withOrderId(sources.dataOf(example), freshId("ord")), example: example.name };
}

interface Filling {
  readonly kind: Kind;
  readonly content: Content;
  readonly schema: PayloadSchema;
}

/**
 * Returns the envelope with its data and the set values. The data are set first, because the
 * envelope names the customer in them.
 */
function fill(
  sources: DeliverySources,
  { kind, content, schema }: Filling,
  { set = {}, force = false, form }: DeliveryOptions,
): Json {
  const { data, envelope } = content;
  const wrap = (inside: Json): JsonObject =>
    envelope === undefined
      ? toEnvelope(sources.envelope, kind.event, inside)
      : { ...envelope, data: inside };
  const bare = wrap(data);
  const known = [...Object.keys(bare), ...Object.keys(schema.root.properties ?? {})];
  const settings = readSettings(set, known);
  const [inData, inEnvelope] = [true, false].map((wanted) =>
    settings.filter(({ steps }) => (steps[0] === "data") === wanted),
  );
  if (form === "raw") assertNone(inEnvelope?.[0]?.path);
  const ground: Ground = {
    ...{ schema, force, purpose: kind.purpose },
    envelope: form === "raw" ? [] : Object.keys(bare),
    findPurposes: (steps) => findPurposes(sources, kind, steps),
  };
  const apply = (value: Json, some: readonly Setting[] = []): Json =>
    some.reduce((at, one) => setValue(at, one, ground), value);
  const changed = valueAt(apply(bare, inData), "data") ?? null;
  return apply(renew(wrap(changed)), inEnvelope);
}

function assertOneSource({ example, data }: DeliveryOptions): void {
  if (example === undefined || data === undefined) return;
  throw new VerifyError("option_invalid", {
    place: "--example",
    expected: "either an example or your own data",
    found: "both",
    fix: "Remove --example or --data.",
  });
}

/** Throws if the data are no object but must name the event or show the purpose. */
function assertData({ data, event, purpose }: DeliveryOptions): void {
  if (data === undefined || isJsonObject(data)) return;
  if (event !== undefined && purpose !== undefined) return;
  throw new VerifyError("data_invalid", {
    place: "--data",
    expected: "an object: an event's data or a whole envelope",
    found: describeJson(data),
    fix: "Correct the file, or omit the option to send an example.",
  });
}

/** Distinguishes a whole envelope from an event's data, which has no keys of these names. */
function splitGiven(value: Json): Content {
  const data = valueAt(value, "data");
  const isEnvelope = data !== undefined && isJsonObject(valueAt(value, "event"));
  return isEnvelope && isJsonObject(value) ? { data, envelope: value } : { data: value };
}

function chooseKind(
  index: SchemaIndex,
  options: DeliveryOptions,
  given: Content | undefined,
): Kind {
  const named = valueAt(given?.envelope, "event", "type");
  const event =
    options.event === undefined && typeof named === "string"
      ? assertEvent(named, index, "/event/type")
      : assertEvent(options.event, index);
  const shown = given && isJsonObject(given.data) ? purposeOf(given.data) : undefined;
  return { event, purpose: assertPurpose(options.purpose ?? shown, event, index) };
}

/**
 * Returns the schema of the kind with every nullable object present, because it declares the most
 * keys.
 */
async function readSchema(index: SchemaIndex, { event, purpose }: Kind): Promise<PayloadSchema> {
  const row = toMatrix(index).find(
    (one) =>
      one.event === event &&
      one.purpose === purpose &&
      one.referrer === "present" &&
      one.redemption === "present",
  );
  const schemas = await readPayloadSchemas(index, row === undefined ? [] : [row]);
  const [schema] = schemas.values();
  if (schema === undefined) throw new Error(`There is no schema of ${event}, ${purpose}`);
  return schema;
}

function assertNone(path: string | undefined): void {
  if (path === undefined) return;
  throw new VerifyError("path_unknown", {
    place: `--set ${toOneLine(path, mostOfQuote)}`,
    expected: "a place in the data",
    found: "a place in the envelope, which a raw payload does not have",
    fix: "Remove this option, or remove --raw.",
  });
}

/** Returns the envelope with fresh IDs and the current time. */
function renew(envelope: Json): JsonObject {
  const now = new Date().toISOString();
  const fresh: readonly (readonly [keys: readonly string[], value: string])[] = [
    [["id"], freshId("whs")],
    [["created_at"], now],
    [["event", "id"], freshId("evcus")],
    [["event", "created_at"], now],
  ];
  return fresh.reduce(
    (at, [keys, value]) => withValueAt(at, keys, value),
    withValueAt(envelope, [], null),
  );
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Returns an ID in the vendor's format: 24 letters for an order, 18 hex digits for the others. */
function freshId(prefix: "whs" | "evcus" | "ord"): string {
  if (prefix !== "ord") return `${prefix}_${randomBytes(9).toString("hex")}`;
  const drawn = Array.from({ length: 24 }, () => letters[randomInt(letters.length)]);
  return `ord_${drawn.join("")}`;
}

type Chosen = Omit<ComposedDelivery, "value" | "body" | "ids">;

function finish(chosen: Chosen, envelope: Json): ComposedDelivery {
  const isRaw = chosen.form === "raw";
  const value = isRaw ? (valueAt(envelope, "data") ?? null) : envelope;
  const idAt = (...keys: readonly string[]): string | null => {
    const id = valueAt(envelope, ...keys);
    return typeof id === "string" ? id : null;
  };
  // The same JSON, with characters that control a terminal in escapes, so that the body can be
  // printed as it is sent.
  const body = toOneLine(JSON.stringify(value), Number.POSITIVE_INFINITY);
  const ids = {
    delivery: isRaw ? null : idAt("id"),
    event: isRaw ? null : idAt("event", "id"),
    order: idAt("data", "order", "id"),
  };
  return { ...chosen, value, body, ids };
}
