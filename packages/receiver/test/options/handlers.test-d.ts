import type { EventType, EventVariants, OrderWebhook, Purpose } from "@order-webhooks/types";
import { expectTypeOf } from "vitest";
import {
  createReceiver,
  type EventHandlers,
  type Handler,
  type HandlerMap,
  type NonconformingData,
  type NonconformingReason,
  type ReceiverOptions,
  type UnusableReason,
} from "../../src/index.ts";
import { buildDelivery, buildRawPayload } from "../../src/testing.ts";

declare const event: EventType;
const handle = () => {};

// Every purpose of a named event is required.
const total: EventHandlers<EventType> = { promotion: handle, unique_code: handle, message: handle };
// @ts-expect-error: a purpose is missing
const partial: EventHandlers<EventType> = { promotion: handle, message: handle };
// @ts-expect-error: there is no such purpose
const surplus: EventHandlers<EventType> = { ...total, other: handle };

// An event may be missing, but an unknown event is refused.
const none: HandlerMap = {};
// @ts-expect-error: there is no such event
const unknown: HandlerMap = { "no.such.event": total };

// A handler gets exactly its own variant.
expectTypeOf<Parameters<EventHandlers<EventType>["message"]>[0]>().toEqualTypeOf<
  OrderWebhook<EventType, "message">
>();
expectTypeOf<Parameters<Handler>[0]>().toEqualTypeOf<OrderWebhook>();
expectTypeOf<keyof EventHandlers<EventType>>().toEqualTypeOf<Purpose>();

// One function for everything is also valid, and may be asynchronous.
createReceiver({ secrets: "s", handlers: async ({ data }) => void data.order.id });
createReceiver({ secrets: ["s", new Uint8Array(1)], handlers: {} });

// @ts-expect-error: without a secret nothing can be verified
createReceiver({ handlers: {} });
// @ts-expect-error: a raw path is for an event that there is
createReceiver({ secrets: "s", handlers: {}, rawPaths: { "/raw": "no.such.event" } });

// Callbacks have typed parameters.
createReceiver({
  secrets: "s",
  handlers: {},
  onUnsupported: ({ webhook }) => {
    expectTypeOf(webhook).toEqualTypeOf<OrderWebhook | null>();
  },
  onNonconforming: ({ reason, eventType, purpose, data, delivery, more }, { attempt }) => {
    expectTypeOf(reason).toEqualTypeOf<NonconformingReason>();
    expectTypeOf(eventType).toEqualTypeOf<EventType>();
    expectTypeOf(purpose).toEqualTypeOf<Purpose | null>();
    expectTypeOf(delivery?.source.id).toEqualTypeOf<string | undefined>();
    expectTypeOf(more + attempt).toEqualTypeOf<number>();
    expectTypeOf(data.order).toBeUnknown();
    // A key of only one purpose exists, too.
    expectTypeOf(data.promotion_tier).toBeUnknown();
    // @ts-expect-error: no variant has that key
    void data.oder;
    // @ts-expect-error: the data is as it came, for every attempt
    data.order = {};
    // @ts-expect-error: nothing says that an order is there
    void data.order.id;
  },
  onUnusable: ({ reason, json }) => {
    expectTypeOf(reason).toEqualTypeOf<UnusableReason>();
    expectTypeOf(json).toBeUnknown();
  },
});
expectTypeOf<keyof NonconformingData<EventType>>().toEqualTypeOf<
  { [E in EventType]: { [P in Purpose]: keyof EventVariants[E][P] }[Purpose] }[EventType]
>();
// @ts-expect-error: what has no handler at all goes to another callback
expectTypeOf<"unsupported_event">().toExtend<NonconformingReason>();
expectTypeOf<"not_json">().toExtend<UnusableReason>();
expectTypeOf<ReceiverOptions["log"]>().not.toBeAny();

// A delivery built for tests has the type of its event and purpose.
const built = buildRawPayload({ event, purpose: "unique_code" });
expectTypeOf(built.data).toEqualTypeOf<EventVariants[EventType]["unique_code"]>();
// @ts-expect-error: data of another purpose
buildDelivery({ event, purpose: "message", data: built.data });

export { none, partial, surplus, unknown };
