import { explainDelivery, findDrift, parseDelivery, purposes } from "@order-webhooks/validator";
import { describe, expect, test } from "vitest";
import {
  addUnknownKey,
  breakEarly,
  breakFive,
  breakItems,
  breakLate,
  type Judge,
} from "../src/documents/defects.ts";
import { readDeliverySchemas } from "../src/documents/published.ts";
import { makeSets } from "../src/documents/sets.ts";

const sets = makeSets();
const judge: Judge = (delivery) => parseDelivery(delivery).ok;

describe.each(Object.entries(sets))("the set %s", (_name, texts) => {
  test("has at least 32 deliveries, all distinct and compact", () => {
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(32);
    expect(texts.filter((text) => JSON.stringify(JSON.parse(text)) !== text)).toEqual([]);
  });

  test("has no drift", () => {
    expect(texts.filter((text) => !isClean(text))).toEqual([]);
  });
});

test("the same schemas make the same documents", () => {
  expect(makeSets()).toEqual(sets);
});

test("the mixed set has every event without keys of its own, with every purpose, as often as any other", () => {
  const counts = new Map<string, number>();
  for (const text of sets.mixed) {
    const result = parseDelivery(JSON.parse(text));
    const key = result.ok ? `${result.webhook.eventType} ${result.webhook.purpose}` : "refused";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const events = [...readDeliverySchemas().keys()];
  const variants = events.flatMap((event) => purposes.map((purpose) => `${event} ${purpose}`));
  expect([...counts.keys()].sort()).toEqual(variants.sort());
  expect(new Set(counts.values()).size).toBe(1);
});

test.each([
  ["one early defect", breakEarly, 1],
  ["one late defect", breakLate, 1],
  ["seven wrong items", (text: string) => breakItems(text, 7), 7],
  ["five defects", breakFive, 5],
])("a delivery with %s has no others", (_name, spoil, defects) => {
  const counts = sets.mixed.map((text) => explainDelivery(JSON.parse(spoil(text, judge))).length);
  expect(new Set(counts)).toEqual(new Set([defects]));
});

test("an unknown key is accepted as drift", () => {
  const drifted = sets.mixed.map(addUnknownKey);
  expect(drifted.filter((text) => !judge(JSON.parse(text)) || isClean(text))).toEqual([]);
});

function isClean(text: string): boolean {
  const result = parseDelivery(JSON.parse(text));
  return result.ok && findDrift(result.webhook).length === 0;
}
