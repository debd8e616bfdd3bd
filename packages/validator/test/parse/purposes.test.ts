import type { Purpose } from "@order-webhooks/types";
import { describe, expect, test } from "vitest";
import { explainDelivery, parseDelivery, purposes } from "../../src/index.ts";
import { deliveryOf, firstCases, found, issuesOf, pointersOf } from "../corpus.ts";

const source = String(Object(deliveryOf("", {}).source).id);

describe.each(firstCases)("$event, whose keys show $purpose", ({ event, purpose, data }) => {
  const body = deliveryOf(event, data);

  test("is checked with its configured purpose, which is not inferred", () => {
    const result = parseDelivery(body, { purposes: { [source]: purpose } });
    expect(result).toMatchObject({ ok: true, webhook: { purpose }, purposeInferred: false });
  });

  test("is inferred if the purposes name only other distributions", () => {
    for (const options of [
      {},
      { purposes: {} },
      { purposes: { distr_other: "message" as const } },
    ]) {
      const result = parseDelivery(body, options);
      expect(result).toMatchObject({ ok: true, webhook: { purpose }, purposeInferred: true });
    }
  });

  test("does not fit another purpose", () => {
    for (const other of purposes.filter((each) => each !== purpose)) {
      const result = parseDelivery(body, { purposes: { [source]: other } });
      expect(result).toMatchObject({ ok: false, purpose: other, purposeInferred: false });
      expect(explainDelivery(body, { purposes: { [source]: other } })[0]).toEqual(
        found(issuesOf(result)[0]),
      );
    }
  });
});

describe("a configured purpose", () => {
  const { event, data } = found(firstCases.find(({ purpose }) => purpose === "unique_code"));
  const { campaign: _campaign, voucher, publication: _publication, ...rest } = data;

  test("reports all keys of a unique code that has none of them", () => {
    const body = deliveryOf(event, rest);
    expect(parseDelivery(body)).toMatchObject({ ok: true, webhook: { purpose: "message" } });
    const result = parseDelivery(body, { purposes: { [source]: "unique_code" } });
    expect(result).toMatchObject({ reason: "incomplete", purpose: "unique_code" });
    expect(pointersOf(issuesOf(result))).toEqual([
      "/data/campaign",
      "/data/voucher",
      "/data/publication",
    ]);
  });

  test("makes a message with a voucher invalid there", () => {
    const body = deliveryOf(event, { ...rest, voucher: found(voucher) });
    const result = parseDelivery(body, { purposes: { [source]: "message" } });
    expect(result).toMatchObject({ reason: "invalid", purpose: "message" });
    expect(issuesOf(result)).toMatchObject([
      { pointer: "/data/voucher", code: "type", expected: "null or no such key" },
    ]);
    expect(issuesOf(result)[0]?.message).toMatch(/ Check the option `purposes`\.$/);
  });

  test("takes precedence over keys that contradict each other", () => {
    const body = deliveryOf(event, { ...data, promotion_tier: {} });
    expect(parseDelivery(body)).toMatchObject({ reason: "ambiguous_purpose" });
    const result = parseDelivery(body, { purposes: { [source]: "unique_code" } });
    expect(result).toMatchObject({ reason: "invalid", purpose: "unique_code" });
    expect(pointersOf(issuesOf(result))).toEqual(["/data/promotion_tier"]);
  });

  test("is accepted by the module of a single event too", async () => {
    const { parseDelivery: parse } = await import(`../../src/gen/events/${event}.ts`);
    expect(parse(deliveryOf(event, rest), { purposes: { [source]: "unique_code" } })).toMatchObject(
      {
        reason: "incomplete",
      },
    );
  });

  test("that does not exist throws an error that names the distribution", () => {
    const wrong = { [source]: "coupon" as Purpose };
    const message = `purposes.${source}: expected one of promotion, unique_code, message, got another value.`;
    for (const body of [deliveryOf(event, data), {}, null]) {
      expect(() => parseDelivery(body, { purposes: wrong })).toThrow(new TypeError(message));
      expect(() => explainDelivery(body, { purposes: wrong })).toThrow(new TypeError(message));
    }
  });

  test.each([
    ["a list", ["message"]],
    ["a map", new Map([[source, "message"]])],
    ["text", "message"],
    ["null", null],
    ["a number", 3],
  ])("in %s throws an error", (_title, wrong) => {
    expect(() => parseDelivery(deliveryOf(event, data), { purposes: wrong as never })).toThrow(
      new TypeError(
        "purposes.*: expected one of promotion, unique_code, message, got another value.",
      ),
    );
  });

  test("is not taken from names that every object inherits", () => {
    const body = {
      ...deliveryOf(event, data),
      source: { ...Object(deliveryOf(event, data).source), id: "constructor" },
    };
    expect(parseDelivery(body, { purposes: {} })).toMatchObject({
      ok: true,
      purposeInferred: true,
    });
  });
});
