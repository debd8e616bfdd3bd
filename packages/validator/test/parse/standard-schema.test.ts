import { describe, expect, test } from "vitest";
import type { StandardSchemaV1 } from "../../src/parse/standard-schema.ts";
import { deliveryOf, firstCases } from "../corpus.ts";

describe.each(firstCases)("$event, $purpose", ({ event, purpose, data }) => {
  const body = deliveryOf(event, data);

  test("dataSchema returns the data unchanged", async () => {
    const { dataSchema } = await import(`../../src/gen/events/${event}.ts`);
    expect(Object(validate(dataSchema, data)).value).toBe(data);
  });

  test("deliverySchema returns the webhook", async () => {
    const { deliverySchema } = await import(`../../src/gen/events/${event}.ts`);
    expect(validate(deliverySchema, body)).toEqual({
      value: { eventType: event, purpose, data, delivery: body },
    });
  });

  test("all issues are returned, with paths in steps and complete messages", async () => {
    const { dataSchema, deliverySchema } = await import(`../../src/gen/events/${event}.ts`);
    const bad = { ...data, order: { ...Object(data.order), customer: {}, items: [{}, 7] } };
    const issues = (root: readonly string[]) => [
      {
        path: [...root, "order", "items", "1"],
        message: expect.stringMatching(/^\[type\] (?:\/data)?\/order\/items\/1: /),
      },
      {
        path: [...root, "order", "customer", "id"],
        message: expect.stringMatching(/^\[required\] (?:\/data)?\/order\/customer\/id: /),
      },
    ];
    expect(validate(dataSchema, bad)).toEqual({ issues: issues([]) });
    expect(validate(deliverySchema, deliveryOf(event, bad))).toEqual({ issues: issues(["data"]) });
  });
});

function validate(schema: StandardSchemaV1, value: unknown): unknown {
  expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "order-webhooks" });
  return schema["~standard"].validate(value);
}
