import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  valueAt,
} from "../../src/json/json.ts";
import { generatePayload, type Mode, modes } from "../../src/payloads/generate.ts";
import { listReductions, sizeOf } from "../../src/payloads/shrink.ts";
import { readSchemaFile } from "../../src/schemas/read-schemas.ts";
import { keyOfVariant } from "../../src/schemas/variants.ts";
import { readSchemas } from "../pacts/message-pacts.ts";

const { index, rows, schemas } = await readSchemas();
const cases = rows.flatMap((row) => modes.map((mode) => ({ ...row, row, mode })));
const count = 60;

// Each event's bundle is compiled once for each mode, which takes most of the time here.
const compiled = new Map<string, ReturnType<typeof compile>>();

function compileOnce(event: string, mode: Mode) {
  const key = `${event} ${mode}`;
  const validate = compiled.get(key) ?? compile(event, mode);
  compiled.set(key, validate);
  return validate;
}

function generate(row: (typeof rows)[number], mode: Mode, seed = 1): readonly JsonObject[] {
  const schema = schemas.get(row);
  if (schema === undefined) throw new Error("A row has no schema");
  const stream = keyOfVariant(row);
  return Array.from({ length: count }, (_, nth) =>
    generatePayload({ schema, seed, stream, nth, mode }),
  );
}

async function compile(event: string, mode: Mode) {
  const bundle = await readSchemaFile(index.events[event]?.delivery[mode] ?? "");
  if (!isJsonObject(bundle)) throw new Error("A bundle is no object");
  const formats = mode === "strict" ? { "date-time": isTime, date: isTime } : {};
  return new Ajv2020({ strict: true, strictTypes: true, formats }).compile(bundle);
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

describe.each(cases)(
  "$mode payloads of $event, $purpose, $referrer, $redemption",
  ({ row, mode }) => {
    const payloads = generate(row, mode);

    it("satisfy the published schema", async () => {
      const validate = await compileOnce(row.event, mode);
      for (const payload of payloads)
        expect(validate(payload), JSON.stringify(validate.errors)).toBe(true);
    });

    it("are of the variant's state", () => {
      const stateOf = (payload: Json, key: string) =>
        valueAt(payload, "data", key) === null ? "null" : "present";
      expect(new Set(payloads.map((one) => stateOf(one, "referrer")))).toEqual(
        new Set([row.referrer]),
      );
      expect(new Set(payloads.map((one) => stateOf(one, "redemption")))).toEqual(
        new Set([row.redemption]),
      );
    });

    it("are the same for the same seed, and others for another", () => {
      expect(generate(row, mode)).toEqual(payloads);
      expect(generate(row, mode, 2)).not.toEqual(payloads);
    });

    it("can be made smaller, and stay what the schema allows", async () => {
      const validate = await compileOnce(row.event, mode);
      const schema = schemas.get(row);
      const [payload] = payloads.slice(3);
      if (schema === undefined || payload === undefined) throw new Error("Nothing to make smaller");
      const smaller = listReductions(payload, schema.root, schema);
      expect(smaller.length).toBeGreaterThan(10);
      for (const one of smaller) {
        expect(sizeOf(one)).toBeLessThan(sizeOf(payload));
        expect(validate(one), JSON.stringify(validate.errors)).toBe(true);
      }
    });
  },
);

describe.each(modes)("%s payloads together", (mode) => {
  const values = rows
    .flatMap((row) => generate(row, mode))
    .flatMap((payload) => [...walk(payload)]);
  const strings = values.filter((value) => typeof value === "string");

  it("have nulls, empty lists and empty texts", () => {
    expect(values.filter((value) => value === null).length).toBeGreaterThan(1000);
    expect(
      values.filter((value) => isJsonArray(value) && value.length === 0).length,
    ).toBeGreaterThan(100);
    expect(strings).toContain("");
  });

  it("have optional keys in some payloads only", () => {
    const orders = rows
      .flatMap((row) => generate(row, mode))
      .map((one) => valueAt(one, "data", "order"));
    const have = orders.filter((order) => valueAt(order, "items") !== undefined).length;
    expect(have).toBeGreaterThan(orders.length / 10);
    expect(have).toBeLessThan((orders.length * 9) / 10);
  });

  it("have unknown values and keys only if tolerant", () => {
    const isTolerant = mode === "tolerant";
    expect(strings.includes("ADDED_LATER")).toBe(isTolerant);
    const envelopes = rows.flatMap((row) => generate(row, mode));
    const hasMore = envelopes.some(
      (one) => valueAt(one, "data", "order", "added_later") !== undefined,
    );
    expect(hasMore).toBe(isTolerant);
  });
});

function* walk(value: Json): Iterable<Json> {
  yield value;
  const children = isJsonArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  for (const child of children) yield* walk(child);
}
