import { groupBy } from "../json/group.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  mapJson,
  valueAt,
  withValueAt,
} from "../json/json.ts";
import { readSchemaFile, readSchemaIndex } from "../schemas/read-schemas.ts";
import type { IndexedExample, SchemaIndex } from "../schemas/schema-index.ts";
import { type MatrixRow, toContractRows, toMatrix } from "../schemas/variants.ts";
import { type Form, forms, type PlannedDelivery } from "./delivery.ts";
import { type Layout, layouts, toJsonText } from "./json-layouts.ts";
import { type Tampering, tamperings } from "./signature.ts";

/** Sources of deliveries: the index, the data of the examples, and one envelope. */
export interface DeliverySources {
  readonly index: SchemaIndex;
  readonly dataOf: (example: IndexedExample) => Json;
  readonly envelope: Json;
}

/** Reads the sources from `@order-webhooks/schemas`. */
export async function readDeliverySources(): Promise<DeliverySources> {
  const index = await readSchemaIndex();
  const examples = Object.values(index.events)
    .flatMap(({ purposes }) => Object.values(purposes))
    .flatMap((purpose) => purpose.examples);
  const data = await Promise.all(examples.map(({ file }) => readSchemaFile(file)));
  const byFile = new Map(examples.map(({ file }, at) => [file, data[at] ?? null]));
  const [envelope = null] = asArray(
    valueAt(await readSchemaFile(index.delivery.schema), "examples"),
  );
  return { index, dataOf: ({ file }) => byFile.get(file) ?? null, envelope };
}

/**
 * Plans the deliveries of the webhook pact: each event, purpose and null state in both forms, then
 * the hostile deliveries of each event and form. No two share a delivery ID, event ID or order ID.
 * Each ID contains `run`, which has eight characters. The committed pact uses the default.
 */
export function planDeliveries(
  sources: DeliverySources,
  run: string = recordedRun,
): readonly PlannedDelivery[] {
  const rows = toContractRows(toMatrix(sources.index));
  const plans = [...planAuthentic(rows), ...planHostile(rows)];
  return plans.map((plan, at) => toDelivery(sources, plan, toIdOf(run, at + 1)));
}

/**
 * Wraps data in an envelope for an event and the customer in the data. The IDs are those of the
 * template.
 */
export function toEnvelope(template: Json, event: string, data: Json): JsonObject {
  const about = {
    ...asObject(valueAt(template, "event")),
    type: event,
    entity_id: valueAt(data, "customer", "id") ?? null,
  };
  return { ...asObject(template), data, event: about };
}

interface DeliveryPlan {
  readonly row: MatrixRow;
  readonly form: Form;
  readonly layout: Layout;
  readonly tampering?: Tampering;
}

function planAuthentic(rows: readonly MatrixRow[]): DeliveryPlan[] {
  return rows.flatMap((row, nth) =>
    forms.map((form, formAt) => {
      // Each purpose, state and form occurs in more than one layout, so that no layout can hide
      // behind another trait.
      const layout = layouts[(nth + formAt) % layouts.length] ?? "compact";
      return { row, form, layout };
    }),
  );
}

/** Plans each tampering for each event and form, with alternating purposes. */
function planHostile(rows: readonly MatrixRow[]): DeliveryPlan[] {
  const plain = rows.filter(({ referrer }) => referrer === "null");
  const byEvent = groupBy(plain, ({ event }) => event);
  return [...byEvent.values()].flatMap((ofEvent) =>
    forms.flatMap((form) =>
      tamperings.flatMap((tampering, at) => {
        const row = ofEvent[at % ofEvent.length];
        return row === undefined ? [] : [{ row, form, layout: "compact" as const, tampering }];
      }),
    ),
  );
}

function toDelivery(sources: DeliverySources, plan: DeliveryPlan, idOf: IdOf): PlannedDelivery {
  const { row, form, layout, tampering } = plan;
  const { event, purpose, referrer, redemption, evidence } = row;
  const example = fullestExample(sources, row);
  const ordered = withOrderId(sources.dataOf(example), idOf("ord"));
  const data = withForeignText(ordered, example);
  const textOf = (value: Json): string =>
    toJsonText(form === "raw" ? value : envelop(sources.envelope, value, event, idOf), layout);
  const signed = textOf(data);
  return {
    key: keyOf(plan),
    description: describe(plan),
    subject: { event, purpose, form, referrer, redemption },
    ...(tampering === undefined ? {} : { tampering }),
    evidence,
    body: tampering?.startsWith("body altered") ? textOf(withOtherTotal(data)) : signed,
    signed,
  };
}

function keyOf({ row, form, tampering }: DeliveryPlan): string {
  const { event, purpose, referrer } = row;
  return [
    event,
    purpose,
    referrer,
    form,
    ...(tampering ? [tampering.replaceAll(/\W+/g, "-")] : []),
  ].join("/");
}

function describe({ row, form, tampering }: DeliveryPlan): string {
  const { event, purpose, referrer } = row;
  const where = form === "envelope" ? "in the envelope" : "as a raw payload";
  if (tampering !== undefined) return `${event}, ${where}, ${tampering}: must be refused`;
  return `${event}, purpose ${purpose}, referrer and redemption ${referrer}, ${where}`;
}

/** Returns the largest example among those with the row's strongest evidence. */
function fullestExample({ dataOf }: DeliverySources, { examples }: MatrixRow): IndexedExample {
  const sizeOf = (example: IndexedExample): number => JSON.stringify(dataOf(example)).length;
  const best = examples.filter(({ origin }) => origin === examples[0]?.origin);
  return best.reduce((fullest, one) => (sizeOf(one) > sizeOf(fullest) ? one : fullest));
}

// Placeholder of eight letters. A run replaces it with eight characters of its own, so that the
// byte layout stays the same.
const recordedRun = "recorded";

/** Makes the IDs of one delivery from the vendor's prefixes, for example `ord`. */
type IdOf = (prefix: string) => string;

function toIdOf(run: string, nth: number): IdOf {
  return (prefix) => `${prefix}_${run}${String(nth).padStart(4, "0")}`;
}

/** Returns a copy of data with another order ID in every place of the former one. */
export function withOrderId(data: Json, id: string): Json {
  const former = valueAt(data, "order", "id");
  return mapJson(data, (value) => (value === former ? id : value));
}

// Text and numbers that serializers write differently. Documented payloads stay as they were
// published.
const foreignText = { note: "Zażółć gęślą jaźń / 東京 🎁", rating: 10 };

function withForeignText(data: Json, { origin }: IndexedExample): Json {
  const metadata = valueAt(data, "order", "metadata");
  if (origin === "documented" || !isJsonObject(metadata)) return data;
  return withValueAt(data, ["order", "metadata"], { ...metadata, ...foreignText });
}

function withOtherTotal(data: Json): Json {
  return withValueAt(data, ["order", "total_amount"], 1);
}

function envelop(envelope: Json, data: Json, event: string, idOf: IdOf): JsonObject {
  const { event: about, ...own } = toEnvelope(envelope, event, data);
  return { ...own, id: idOf("whs"), event: { ...asObject(about), id: idOf("evcus") } };
}

function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function asArray(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
