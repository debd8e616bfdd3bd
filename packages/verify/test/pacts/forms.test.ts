import { describe, expect, it } from "vitest";
import { type Json, type JsonObject, valueAt } from "../../src/json/json.ts";
import { type Form, forms } from "../../src/plan/delivery.ts";
import { deliveryState } from "../../src/plan/pact-names.ts";
import type { PactReport } from "../../src/report/pacts-report.ts";
import { type MatrixRow, toContractRows } from "../../src/schemas/variants.ts";
import {
  contentsOf,
  interactionOf,
  outcomeOf,
  pactOf,
  paramsOf,
  readSchemas,
  reportOn,
  type,
} from "./message-pacts.ts";

const { rows, row } = await readSchemas();
const wanted = toContractRows(rows);

const order = { order: { id: "ord_1" }, customer: { id: "cust_1" } };
const contentOf = { raw: order, envelope: { data: order } } as const;

/** An interaction whose content has one form, while its state names one or none. */
function interactionIn(
  content: keyof typeof contentOf,
  form: Json | undefined,
  of: MatrixRow = row,
): JsonObject {
  const root = content === "raw" ? "$" : "$.data";
  const params = { ...paramsOf(of), ...(form === undefined ? {} : { form }) };
  return interactionOf(of, {
    providerStates: [{ name: deliveryState, params }],
    contents: contentsOf(contentOf[content]),
    matchingRules: { body: { [`${root}.order.id`]: type, [`${root}.customer.id`]: type } },
  });
}

function findingsOf({ interactions }: PactReport) {
  return interactions.flatMap(({ findings }) => findings);
}

describe("a consumer of raw payloads", () => {
  it("is verified by the data alone, and its variants carry the form", async () => {
    const report = await reportOn(pactOf(wanted.map((one) => interactionIn("raw", "raw", one))));
    expect(report).toMatchObject({ passed: true, uncovered: [] });
    const variants = report.interactions.flatMap((one) => one.variants);
    expect(variants.map(({ form }) => form)).toEqual(wanted.map(() => "raw"));
  });

  it("that expects too much gets the place and the smallest payload without the envelope", async () => {
    const contents = contentsOf({ order: { status: "PAID" } });
    const matchingRules = { body: { "$.order.status": type } };
    const interaction = { ...interactionIn("raw", "raw"), contents, matchingRules };
    const [finding] = findingsOf(await reportOn(pactOf([interaction])));
    expect(finding).toMatchObject({ pointer: "/order/status", variant: { form: "raw" } });
    expect(valueAt(finding?.payload ?? {}, "order")).toBeDefined();
    expect(valueAt(finding?.payload ?? {}, "data")).toBeUndefined();
  });

  it("covers the variants of its own form", async () => {
    const [first, ...rest] = wanted;
    const raw = rest.map((one) => interactionIn("raw", "raw", one));
    const { uncovered } = await reportOn(pactOf(raw));
    expect(uncovered).toEqual(first && [{ ...paramsOf(first), form: "raw" }]);
  });
});

it("a pact may mix the forms, and is asked for every variant in each", async () => {
  const envelopes = wanted.map((one) => interactionIn("envelope", undefined, one));
  const report = await reportOn(pactOf([...envelopes, interactionIn("raw", "raw")]));
  expect(report.passed).toBe(true);
  expect(report.uncovered).toHaveLength(wanted.length - 1);
  expect(new Set(report.uncovered.map(({ form }) => form))).toEqual(new Set(["raw"]));
});

describe("content that is written for the other form", () => {
  it.each([
    ["raw", undefined, "This looks like a raw payload", 'the parameter form: "raw"'],
    ["raw", "envelope", "This looks like a raw payload", 'the parameter form: "raw"'],
    ["envelope", "raw", "This looks like an envelope", 'form: "raw" from the state'],
  ] as const)(
    "%s with the form %s is one finding that says so",
    async (content, form, text, remedy) => {
      const [finding, ...others] = findingsOf(
        await reportOn(pactOf([interactionIn(content, form)])),
      );
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ pointer: "", text, side: "pact", failed: 20, payload: null });
      expect(finding?.examples).toHaveLength(row.examples.length);
      expect(finding?.remedy).toContain(remedy);
    },
  );

  it("is not recognized if it has a key of its own form", async () => {
    const contents = contentsOf({ ...contentOf.envelope, order: {} });
    const interaction = { ...interactionIn("envelope", undefined), contents };
    const [finding] = findingsOf(await reportOn(pactOf([interaction])));
    expect(finding).toMatchObject({
      pointer: "/order",
      remedy: expect.stringContaining("They have /data/order. Expect that key instead"),
    });
  });
});

it.each([["row"], [1], [null], [{}]])("the form %j is refused in one sentence", async (form) => {
  const outcome = await outcomeOf(pactOf([interactionIn("raw", form)]));
  expect(outcome).toMatchObject({
    code: "pact_invalid",
    place: expect.stringMatching(/#\/interactions\/0\/providerStates\/0\/params\/form$/),
    message: expect.stringContaining('expected "envelope" or "raw", got'),
  });
});

describe("an object that may be null", () => {
  /** Expects the referrer's ID in every delivery, or one of the two advised interactions. */
  const expecting = (form: Form, referrer: JsonObject | null, state: JsonObject): JsonObject => {
    const { event, purpose } = row;
    const params = { event, purpose, form, ...state };
    return interactionOf(row, {
      providerStates: [{ name: deliveryState, params }],
      contents: contentsOf(form === "raw" ? { referrer } : { data: { referrer } }),
      matchingRules: {
        body: {
          [`$${form === "raw" ? "" : ".data"}.referrer${referrer === null ? "" : ".id"}`]: type,
        },
      },
    });
  };

  it.each(forms)("is satisfied by the two interactions that are advised: %s", async (form) => {
    const [finding] = findingsOf(await reportOn(pactOf([expecting(form, { id: "x" }, {})])));
    expect(finding?.remedy).toContain('referrer: "null" that expects null, and one with the state');
    const fixed = pactOf([
      expecting(form, null, { referrer: "null" }),
      expecting(form, { id: "x" }, { referrer: "present" }),
    ]);
    expect(await reportOn(fixed)).toMatchObject({ passed: true });
  });
});
