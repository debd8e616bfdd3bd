import { type Json, valueAt } from "../../json/json.ts";
import { fillPayload } from "../../payloads/fill.ts";
import { type DeliverySources, readDeliverySources } from "../../plan/deliveries.ts";
import type { PlannedDelivery, Subject } from "../../plan/delivery.ts";
import { childOf, type PayloadSchema, resolveValue } from "../../schemas/payload-schema.ts";
import { readPayloadSchemas } from "../../schemas/read-payload-schemas.ts";
import type { IndexedExample } from "../../schemas/schema-index.ts";
import { keyOfVariant, toMatrix } from "../../schemas/variants.ts";

/** Schemas and examples that fill deliveries. */
export interface FillableSchemas {
  readonly sources: DeliverySources;
  /** Strict envelope schema of each variant, by the variant's key. */
  readonly schemas: ReadonlyMap<string, PayloadSchema>;
}

/** Reads the schemas and examples that fill deliveries. */
export async function readFillSources(): Promise<FillableSchemas> {
  const sources = await readDeliverySources();
  const schemas = await readPayloadSchemas(sources.index, toMatrix(sources.index));
  const byKey = [...schemas].map(([row, schema]) => [keyOfVariant(row), schema] as const);
  return { sources, schemas: new Map(byKey) };
}

/**
 * Fills the keys of a delivery that are null or absent and may have a value. Returns two bodies:
 * one with a referrer and a redemption, one with these unchanged.
 */
export function toFilled(
  { subject, body }: Pick<PlannedDelivery, "subject" | "body">,
  { sources, schemas }: FillableSchemas,
): readonly Json[] {
  const donors = listDonors(subject, sources);
  const there = { ...subject, referrer: "present", redemption: "present" } as const;
  return [there, subject].flatMap((wanted) => {
    const schema = schemas.get(keyOfVariant(wanted));
    if (schema === undefined) return [];
    const isRaw = subject.form === "raw";
    const own = isRaw ? toSchemaOfData(schema) : schema;
    const given = isRaw ? donors : donors.map((data) => ({ data }));
    return [fillPayload(JSON.parse(body), { schema: own, donors: given })];
  });
}

function toSchemaOfData({ root, definitions }: PayloadSchema): PayloadSchema {
  const schema = { root, definitions };
  return { root: childOf(resolveValue(root, schema), "data"), definitions };
}

/**
 * Lists data of the same event and purpose, documented ones first, then data of the same purpose
 * and other events.
 */
function listDonors({ event, purpose }: Subject, { index, dataOf }: DeliverySources): Json[] {
  const own = index.events[event]?.purposes[purpose]?.examples ?? [];
  const others = Object.values(index.events).flatMap(
    ({ purposes }) => purposes[purpose]?.examples ?? [],
  );
  const all = [...new Map([...own, ...others].map((one) => [one.file, one])).values()];
  return all.toSorted(byOrigin).map(dataOf).filter(hasOrder);
}

function byOrigin(one: IndexedExample, other: IndexedExample): number {
  return Number(other.origin === "documented") - Number(one.origin === "documented");
}

function hasOrder(data: Json): boolean {
  return valueAt(data, "order") !== undefined;
}
