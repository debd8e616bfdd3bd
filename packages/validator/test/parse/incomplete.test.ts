import { allPurposeKeys, type Json, type JsonObject } from "@order-webhooks/codegen";
import type { Mutant } from "@order-webhooks/codegen/mutate";
import { describe, expect, test } from "vitest";
import {
  explainDelivery,
  explainEventData,
  type ParseResult,
  parseDelivery,
  parseEventData,
  purposeOf,
} from "../../src/index.ts";
import {
  type Case,
  cases,
  deliveryOf,
  firstCases,
  found,
  issuesOf,
  mutantsOfCase,
  pointersOf,
} from "../corpus.ts";

// Owners select the fields that a distribution sends. Such data is not wrong, because every present value fits.

describe.each(cases)("$title", (example) => {
  const { event, purpose } = example;
  const dropped = mutantsOfCase(example).filter(({ kind }) => kind === "required key dropped");

  test("without one required key is incomplete for the purpose that the other keys show", () => {
    expect(dropped.length).toBeGreaterThanOrEqual(5);
    const kept = dropped.filter(keepsPurpose(example));
    // All keys except those of the purpose itself.
    expect(kept.length).toBeGreaterThanOrEqual(dropped.length - 3);
    for (const { value, pointer } of kept) {
      const facts = { ok: false, reason: "incomplete", eventType: event, purpose };
      const raw = parseEventData(event, value);
      expect(raw).toMatchObject({ ...facts, purposeInferred: true });
      expect(pointersOf(issuesOf(raw))).toEqual([pointer]);
      expect(raw).toHaveProperty("data", value);
      const enveloped = parseDelivery(deliveryOf(event, value));
      expect(enveloped).toMatchObject(facts);
      expect(pointersOf(issuesOf(enveloped))).toEqual([`/data${pointer}`]);
      expect(issuesOf(enveloped)[0]?.message).toMatch(
        / Check which fields the owner .+ selected\.$/,
      );
    }
  });

  test("without two required keys has two issues", () => {
    const pairs = dropped.flatMap((first) => {
      const left = { ...example, data: Object(first.value) };
      const others = mutantsOfCase(left).filter(({ kind }) => kind === "required key dropped");
      return others.filter((_other, index) => index % 3 === 0).map((second) => ({ first, second }));
    });
    const counted = pairs.filter(({ second }) => purposeOf(second.value) === purpose);
    expect(counted.length).toBeGreaterThanOrEqual(5);
    for (const { first, second } of counted) {
      const result = parseEventData(event, second.value);
      expect(result).toMatchObject({ reason: "incomplete", purpose });
      const stillThere = [first, second].filter(({ pointer }) => parentOf(second.value, pointer));
      expect(new Set(pointersOf(issuesOf(result)))).toEqual(
        new Set(stillThere.map(({ pointer }) => pointer)),
      );
    }
  });

  test("with an additional value of another type is invalid at that value", () => {
    const [missing] = dropped.filter(keepsPurpose(example));
    const left = { ...example, data: Object(found(missing).value) };
    const mistyped = mutantsOfCase(left)
      .filter(({ kind, put }) => kind === "wrong type put in" && put !== null)
      .filter(keepsPurpose(example));
    expect(mistyped.length).toBeGreaterThan(50);
    for (const { value, pointer } of mistyped) {
      const result = parseEventData(event, value);
      expect(result).toMatchObject({ reason: "invalid" });
      expect(pointersOf(issuesOf(result))).toEqual([pointer]);
      expect(explainEventData(event, value)[0]?.pointer).toBe(pointer);
    }
  });
});

describe.each(firstCases)("$event, $purpose", ({ event, data }) => {
  test("with null at a key that is not nullable is invalid", () => {
    const result = parseEventData(event, { ...data, customer: null });
    expect(result).toMatchObject({ reason: "invalid" });
    expect(pointersOf(issuesOf(result))).toEqual(["/customer"]);
  });

  test("in a wrong envelope is invalid and has no data", () => {
    const { referrer: _referrer, ...rest } = data;
    const { id: _id, ...body } = deliveryOf(event, rest);
    const result = parseDelivery(body);
    expect(result).toMatchObject({ reason: "invalid" });
    expect(result).not.toHaveProperty("data");
    expect(pointersOf(issuesOf(result))).toEqual(["/id"]);
    expect(pointersOf(explainDelivery(body))).toEqual(["/id", "/data/referrer"]);
  });
});

// The categories of a campaign are the only array whose items require a key.
describe.each(firstCases.filter(({ data }) => "campaign" in data))(
  "$event, $purpose, with categories",
  ({ event, data }) => {
    const withCategories = (categories: readonly Json[]): JsonObject => ({
      ...data,
      campaign: { ...Object(data.campaign), categories },
    });
    const emptyOnes = (length: number): readonly Json[] => Array.from({ length }, () => ({}));

    test.each([100, 101, 250])(
      "that lack %d keys, lists a hundred issues and counts the others",
      (count) => {
        const many = withCategories(emptyOnes(count));
        const result = parseEventData(event, many);
        expect(result).toMatchObject({ reason: "incomplete" });
        expect(issuesOf(result)).toHaveLength(100);
        expect(moreOf(result)).toBe(count > 100 ? count - 100 : undefined);
        expect(explainEventData(event, many, { limit: 1000 })).toHaveLength(count);
        expect(explainEventData(event, many, { limit: 3 })).toHaveLength(3);
      },
    );

    test("that lack keys before and after the hundredth, counts all of them", () => {
      const {
        referrer: _referrer,
        redemption: _redemption,
        ...many
      } = withCategories(emptyOnes(99));
      const result = parseEventData(event, many);
      expect(issuesOf(result)).toHaveLength(100);
      expect(moreOf(result)).toBe(1);
    });

    test("that hold a wrong value after a hundred missing keys is invalid", () => {
      const result = parseEventData(event, withCategories([...emptyOnes(500), { id: 7 }]));
      expect(result).toMatchObject({ reason: "invalid" });
      expect(pointersOf(issuesOf(result))).toEqual(["/campaign/categories/500/id"]);
    });
  },
);

/** Keeps the mutants whose keys still show the purpose of the example. */
function keepsPurpose({ purpose }: Case): (mutant: Mutant) => boolean {
  return ({ value, pointer, put }) => {
    const isPurposeKey = allPurposeKeys.has(pointer.slice(1)) && put !== undefined;
    return purposeOf(value) === purpose && !isPurposeKey;
  };
}

/** Checks that the parent of the missing key at the pointer exists. */
function parentOf(value: Json, pointer: string): boolean {
  const steps = pointer.split("/").slice(1, -1);
  const parent = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), value);
  return parent !== undefined;
}

function moreOf(result: ParseResult): number | undefined {
  return result.ok ? undefined : result.more;
}
