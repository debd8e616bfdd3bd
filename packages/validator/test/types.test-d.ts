import type {
  Delivery,
  DeliveryEnvelope,
  EventMap,
  EventType,
  EventVariants,
  OrderWebhook,
  PromotionTier,
  Publication,
  Purpose,
} from "@order-webhooks/types";
import type { StandardSchemaV1 as Spec } from "@standard-schema/spec";
import { expectTypeOf, test } from "vitest";
import {
  findDrift,
  type Issue,
  isEventType,
  type ParseResult,
  parseDelivery,
  parseEventData,
  purposeOf,
  type RefusalReason,
} from "../src/index.ts";
import type { StandardSchemaV1 } from "../src/parse/standard-schema.ts";

test("a result narrows on ok", () => {
  const result = parseDelivery({});
  expectTypeOf(result).toEqualTypeOf<ParseResult>();
  if (result.ok) {
    expectTypeOf(result.webhook).toEqualTypeOf<OrderWebhook>();
    expectTypeOf(findDrift(result.webhook)).toEqualTypeOf<readonly Issue[]>();
    return;
  }
  expectTypeOf(result.reason).toEqualTypeOf<RefusalReason>();
  expectTypeOf(result.eventType).toEqualTypeOf<string | undefined>();
  // The first issue always exists, so no check for undefined is needed.
  expectTypeOf(result.issues[0]).toEqualTypeOf<Issue>();
});

test("a webhook narrows on its purpose", () => {
  const result = parseEventData("any text", {});
  if (!result.ok) return;
  const { webhook } = result;
  expectTypeOf(webhook.eventType).toEqualTypeOf<EventType>();
  expectTypeOf(webhook.delivery).toEqualTypeOf<Delivery | null>();
  switch (webhook.purpose) {
    case "promotion":
      expectTypeOf(webhook.data.promotion_tier).toEqualTypeOf<PromotionTier>();
      return;
    case "unique_code":
      expectTypeOf(webhook.data.publication).toEqualTypeOf<Publication>();
      return;
    case "message":
      // @ts-expect-error the voucher of a message can only be null
      webhook.data.voucher.code;
      return;
    default:
      expectTypeOf(webhook).toBeNever();
  }
});

test("an unknown value narrows", () => {
  const value: unknown = "any text";
  if (isEventType(value)) expectTypeOf(value).toEqualTypeOf<EventType>();
  expectTypeOf(purposeOf(value)).toEqualTypeOf<Purpose | undefined>();
});

test("our Standard Schema is assignable to that of the specification", () => {
  type DataSchema = StandardSchemaV1<EventMap[EventType]>;
  type DeliverySchema = StandardSchemaV1<DeliveryEnvelope, OrderWebhook>;
  expectTypeOf<DataSchema>().toExtend<Spec<EventMap[EventType]>>();
  expectTypeOf<DeliverySchema>().toExtend<Spec<DeliveryEnvelope, OrderWebhook>>();
  expectTypeOf<Spec.InferOutput<DeliverySchema>>().toEqualTypeOf<OrderWebhook>();
  expectTypeOf<Spec.InferInput<DeliverySchema>>().toEqualTypeOf<DeliveryEnvelope>();
  expectTypeOf<Spec.InferOutput<DataSchema>>().toEqualTypeOf<EventVariants[EventType][Purpose]>();
});
