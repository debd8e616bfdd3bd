import { describe, expect, it } from "vitest";
import { type JsonObject, valueAt } from "../../src/json/json.ts";
import type { PayloadFinding } from "../../src/pacts/findings.ts";
import type { PactSubject } from "../../src/pacts/subject.ts";
import { verifyPayloads } from "../../src/pacts/verify-payloads.ts";
import type { Mode } from "../../src/payloads/generate.ts";
import { sizeOf } from "../../src/payloads/shrink.ts";
import { toContractRows } from "../../src/schemas/variants.ts";
import { readSchemas, type, typeOrNull } from "./message-pacts.ts";

const { rows, schemas } = await readSchemas();
const variant = findVariant();

const contentType = "application/json";

function findVariant() {
  const [row] = toContractRows(rows);
  const schema = row && schemas.get(row);
  if (row === undefined || schema === undefined) throw new Error("The schemas have no event");
  return { row, schema };
}

function subjectOf(order: JsonObject, rules: JsonObject, count = 120): PactSubject {
  const expectation = {
    content: { data: { order } },
    contentType,
    rules,
    generators: {},
    metadata: { contentType },
    metadataRules: {},
  };
  return {
    id: "subject",
    place: "a.json#/interactions/0",
    ...{ expectation, form: "envelope" },
    ...variant,
    count,
    seenIn: () => undefined,
  };
}

async function findIn(
  subject: PactSubject,
  { mode = "tolerant", seed = 1 }: { mode?: Mode; seed?: number } = {},
): Promise<readonly PayloadFinding[]> {
  const findings = await verifyPayloads([subject], { seed, mode });
  return findings.get(subject.id) ?? [];
}

describe("a pact is satisfied by every payload", () => {
  it("if it expects what the schemas promise", async () => {
    const rules = { "$.data.order.id": type, "$.data.referrer": typeOrNull };
    const subject = subjectOf({ id: "x" }, rules, 300);
    const content = { data: { order: { id: "x" }, referrer: null } };
    const expectation = { ...subject.expectation, content };
    expect(await findIn({ ...subject, expectation })).toEqual([]);
  });
});

it("pact-js can express empty values: any string, and a list with a maximum instead of a minimum", async () => {
  const row = rows.find(({ purpose }) => purpose === "unique_code");
  const schema = row && schemas.get(row);
  if (row === undefined || schema === undefined) throw new Error("The schemas have no unique code");
  const subject = subjectOf({}, {});
  const expectation = {
    ...subject.expectation,
    content: { data: { order: { id: "x" }, publication: { vouchers_id: ["v_1"] } } },
    rules: {
      "$.data.order.id": {
        combine: "AND",
        matchers: [{ match: "regex", regex: "[\\s\\S]*" }],
      },
      "$.data.publication.vouchers_id": { combine: "AND", matchers: [{ match: "type", max: 500 }] },
      "$.data.publication.vouchers_id[*]": type,
    },
  };
  expect(await findIn({ ...subject, row, schema, expectation })).toEqual([]);
});

// Ways in which a pact expects too much, with the expected finding.
const cases = [
  { what: "an optional key", key: "status", value: "PAID", situation: "absent", remedy: "absent" },
  {
    what: "a key that the schemas do not have",
    key: "statuss",
    value: "PAID",
    situation: "absent",
    remedy: "no example has it",
  },
  {
    what: "a string that may be absent or null",
    key: "source_id",
    value: "x",
    situation: "absent",
    remedy: "let this string be absent or null",
  },
  {
    what: "a list that may be absent, null or empty",
    key: "items",
    value: [{ object: "order_item" }],
    situation: "absent",
    remedy:
      "let this list be absent, null or empty. Read it as optional and remove it from the pact",
  },
  { what: "another type", key: "id", value: 1, situation: "value", remedy: "promise a string" },
] as const;

describe.each(cases)("$what", ({ key, value, situation, remedy }) => {
  const rule = key === "items" ? { combine: "AND", matchers: [{ match: "type", min: 1 }] } : type;
  const subject = subjectOf({ [key]: value }, { [`$.data.order.${key}`]: rule });

  it("is reported with its place, the smallest payload and the change", async () => {
    const [finding, ...others] = await findIn(subject);
    if (finding === undefined) throw new Error("Nothing was found");
    expect(others).toEqual([]);
    expect(finding.situation).toBe(situation);
    expect(finding.pointer).toBe(`/data/order/${key}`);
    expect(finding.advice).toMatchObject({ side: "pact", text: expect.stringContaining(remedy) });
    expect(finding.failed).toBeGreaterThan(0);
    expect(sizeOf(finding.payload ?? {})).toBeLessThan(700);
    expect(Object.keys(valueAt(finding.payload ?? {}, "data", "order") ?? {}).length).toBeLessThan(
      7,
    );
  });
});

it("an unknown value of an open list is found in tolerant mode only", async () => {
  const known = { combine: "AND", matchers: [{ match: "regex", regex: "[A-Z_]+" }] };
  const blank = subjectOf({}, { "$.event.event_source.channel": known });
  const content = { event: { event_source: { channel: "API" } } };
  const subject = { ...blank, expectation: { ...blank.expectation, content } };
  expect(await findIn(subject, { mode: "strict" })).toEqual([]);
  const [finding] = await findIn(subject);
  expect(finding?.advice.text).toContain("others may be added");
});

it("is repeatable: a seed finds the same again", async () => {
  const subject = subjectOf({ status: "PAID" }, { "$.data.order.status": type });
  const first = await findIn(subject, { seed: 77 });
  expect(await findIn(subject, { seed: 77 })).toEqual(first);
});
