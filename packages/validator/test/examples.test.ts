import { describe, expect, test } from "vitest";
import {
  eventTypes,
  explainDelivery,
  explainEventData,
  findDrift,
  parseDelivery,
  parseEventData,
  purposeOf,
  purposes,
} from "../src/index.ts";
import { accepted, cases, deliveryOf, model } from "./corpus.ts";

describe("the events of the schemas", () => {
  test("are the events of the validator, in the same order", () => {
    expect(eventTypes).toEqual(model.events.map(({ type }) => type));
  });

  test.each(eventTypes.flatMap((event) => purposes.map((purpose) => [event, purpose])))(
    "%s has an example of the purpose %s",
    (event, purpose) => {
      expect(cases.some((each) => each.event === event && each.purpose === purpose)).toBe(true);
    },
  );
});

describe.each(cases)("$title", ({ event, purpose, data }) => {
  test("is accepted as an envelope without drift, and the envelope is returned unchanged", () => {
    const body = deliveryOf(event, data);
    const webhook = accepted(parseDelivery(body));
    expect(webhook).toMatchObject({ eventType: event, purpose });
    expect(webhook.delivery).toBe(body);
    expect(webhook.data).toBe(body.data);
    expect(findDrift(webhook)).toEqual([]);
    expect(explainDelivery(body)).toEqual([]);
  });

  test("is accepted as a raw payload without drift, and the data is returned unchanged", () => {
    const webhook = accepted(parseEventData(event, data));
    expect(webhook).toMatchObject({ eventType: event, purpose, delivery: null });
    expect(webhook.data).toBe(data);
    expect(findDrift(webhook)).toEqual([]);
    expect(explainEventData(event, data)).toEqual([]);
    expect(purposeOf(data)).toBe(purpose);
  });
});
