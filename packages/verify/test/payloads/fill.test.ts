import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readFillSources, toFilled } from "../../src/diagnosis/missing-keys/fill-sources.ts";
import { isJsonArray, isJsonObject, type Json, objectOr, valueAt } from "../../src/json/json.ts";
import { planDeliveries, readDeliverySources } from "../../src/plan/deliveries.ts";
import { readSchemaFile } from "../../src/schemas/read-schemas.ts";

const sources = await readDeliverySources();
const filling = await readFillSources();
const deliveries = planDeliveries(sources, "00000000").filter(
  ({ tampering }) => tampering === undefined,
);
const [first] = deliveries;

async function compile(event: string) {
  const bundle = await readSchemaFile(sources.index.events[event]?.delivery.strict ?? "");
  if (!isJsonObject(bundle)) throw new Error("A bundle is no object");
  const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));
  return new Ajv2020({ strict: false, formats: { "date-time": isTime, date: isTime } }).compile(
    bundle,
  );
}

describe.each(Object.keys(sources.index.events))("deliveries of %s that are filled", (event) => {
  const own = deliveries.filter(({ subject }) => subject.event === event);

  test("are what the strict schema allows, and no too large bodies", async () => {
    const validate = await compile(event);
    for (const delivery of own.filter(({ subject }) => subject.form === "envelope")) {
      for (const filled of toFilled(delivery, filling)) {
        expect(validate(filled), JSON.stringify(validate.errors)).toBe(true);
        expect(JSON.stringify(filled).length).toBeLessThan(90_000);
      }
    }
  });

  test("have a referrer and a redemption, or the ones that they had", () => {
    for (const delivery of own) {
      const path = delivery.subject.form === "raw" ? [] : ["data"];
      const body: Json = JSON.parse(delivery.body);
      const [full, kept = null] = toFilled(delivery, filling);
      for (const key of ["referrer", "redemption"]) {
        expect(valueAt(full, ...path, key)).toBeInstanceOf(Object);
        const wasNull = valueAt(body, ...path, key) === null;
        expect(valueAt(kept, ...path, key) === null).toBe(wasNull);
      }
    }
  });
});

test("no key of an order is null then, and what the payload had is as it was", () => {
  if (first === undefined) throw new Error("There is no delivery");
  const [filled = null] = toFilled(first, filling);
  const body: Json = JSON.parse(first.body);
  expect(keeps(body, filled)).toBe(true);
  expect(valueAt(body, "data", "order", "created_at")).toBe(
    valueAt(filled, "data", "order", "created_at"),
  );
  expect(Object.values(objectOr(valueAt(filled, "data", "order")))).not.toContain(null);
});

/** Returns true if a payload contains everything that another one has, except its nulls. */
function keeps(from: Json, to: Json | undefined): boolean {
  if (from === null) return true;
  if (isJsonArray(from)) return from.every((one, at) => isJsonArray(to) && keeps(one, to[at]));
  if (!isJsonObject(from)) return from === to;
  return Object.entries(from).every(([key, one]) => isJsonObject(to) && keeps(one, to[key]));
}
