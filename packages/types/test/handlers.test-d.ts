import type { EventType, EventVariants, OrderWebhook, Purpose } from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** Map with a handler for each purpose of an event. A map that lacks a handler does not compile. */
type HandlersOf<E extends EventType, R> = {
  readonly [P in Purpose]: (webhook: OrderWebhook<E, P>) => R;
};

/** Map with handlers for every event and purpose. */
type Handlers<R> = { readonly [E in EventType]: HandlersOf<E, R> };

/** Each handler gets exactly the webhook of its event and purpose. */
export type HandlersGetTheirVariant = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<Parameters<Handlers<void>[E][P]>[0]["data"], EventVariants[E][P]>;
    }[Purpose];
  }[EventType]
>;

/** The purpose selects the handler, and calling it needs no cast. */
export function dispatchOf<E extends EventType, P extends Purpose, R>(
  handlers: HandlersOf<E, R>,
  webhook: OrderWebhook<E, P>,
): R {
  return handlers[webhook.purpose](webhook);
}

/** The event selects the handlers in the same way. */
export function dispatch<E extends EventType, P extends Purpose, R>(
  handlers: Handlers<R>,
  webhook: OrderWebhook<E, P>,
): R {
  return dispatchOf<E, P, R>(handlers[webhook.eventType], webhook);
}

/** A received webhook can be any member of the union, and is passed to a table of handlers without a cast. */
export function arrives(handlers: Handlers<string>, webhook: OrderWebhook): string {
  return dispatch(handlers, webhook);
}

/** One function may handle every event and purpose. */
export const sameForAll = {
  promotion: (webhook: OrderWebhook): string => webhook.eventType,
  unique_code: (webhook: OrderWebhook): string => webhook.purpose,
  message: (webhook: OrderWebhook): string => webhook.data.order.id,
} satisfies HandlersOf<EventType, string>;

/** A handler may accept a part of the webhook of its purpose, for any event. */
export const byPurpose = {
  promotion: (webhook: OrderWebhook<EventType, "promotion">): string =>
    webhook.data.promotion_tier.id,
  unique_code: (webhook: OrderWebhook<EventType, "unique_code">): string =>
    webhook.data.voucher.code,
  message: (): string => "nothing to read",
} satisfies HandlersOf<EventType, string>;

export const forgetsOne = {
  promotion: (): string => "",
  unique_code: (): string => "",
  // @ts-expect-error no handler of the purpose message
} satisfies HandlersOf<EventType, string>;

export const readsWhatIsNotThere = {
  ...byPurpose,
  // @ts-expect-error a message has no voucher
  message: (webhook: OrderWebhook<EventType, "unique_code">): string => webhook.data.voucher.code,
} satisfies HandlersOf<EventType, string>;
