import { describe, expect, test } from "vitest";
import type { StandardSchemaV1 } from "../src/standard-schema.ts";
import { deliveryOf, firstCases } from "./corpus.ts";

describe.each(firstCases)("$event, $purpose", ({ event, purpose, data }) => {
  const body = deliveryOf(event, data);

  test("dataSchema gives back the data itself", async () => {
    const { dataSchema } = await import(`../src/gen/events/${event}.ts`);
    expect(Object(validate(dataSchema, data)).value).toBe(data);
  });

  test("deliverySchema gives the webhook", async () => {
    const { deliverySchema } = await import(`../src/gen/events/${event}.ts`);
    expect(validate(deliverySchema, body)).toEqual({
      value: { eventType: event, purpose, data, delivery: body },
    });
  });

  test("an issue has its path in steps, and the message that stands alone", async () => {
    const { deliverySchema } = await import(`../src/gen/events/${event}.ts`);
    const bad = deliveryOf(event, { ...data, order: { ...Object(data.order), items: [{}, 7] } });
    expect(validate(deliverySchema, bad)).toEqual({
      issues: [
        {
          path: ["data", "order", "items", "0", "object"],
          message: expect.stringMatching(/^\[required\] \/data\/order\/items\/0\/object: /),
        },
      ],
    });
  });
});

function validate(schema: StandardSchemaV1, value: unknown): unknown {
  expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "order-webhooks" });
  return schema["~standard"].validate(value);
}
