import { type Json, valueAt } from "../../json/json.ts";
import { fillPayload } from "../../payloads/fill.ts";
import { type DeliverySources, readDeliverySources } from "../../plan/deliveries.ts";
import type { PlannedDelivery, Subject } from "../../plan/delivery.ts";
import { childOf, type PayloadSchema, resolveValue } from "../../schemas/payload-schema.ts";
import { readPayloadSchemas } from "../../schemas/read-payload-schemas.ts";
import type { IndexedExample } from "../../schemas/schema-index.ts";
import { keyOfVariant, toMatrix } from "../../schemas/variants.ts";

/** Schemas and examples by which deliveries are filled. */
export interface FillableSchemas {
  readonly sources: DeliverySources;
  /** The strict schema of the envelope of each variant, by its key. */
  readonly schemas: ReadonlyMap<string, PayloadSchema>;
}

/** Reads what is needed to fill deliveries. */
export async function readFillSources(): Promise<FillableSchemas> {
  const sources = await readDeliverySources();
  const schemas = await readPayloadSchemas(sources.index, toMatrix(sources.index));
  const byKey = [...schemas].map(([row, schema]) => [keyOfVariant(row), schema] as const);
  return { sources, schemas: new Map(byKey) };
}

/**
 * Fills the keys of a delivery that are null or absent and may have a value: once with a referrer and a redemption,
 * once with these as they are. Gives the bodies.
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

/** Data of the same event and purpose, the published ones first, then of the same purpose of other events. */
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
