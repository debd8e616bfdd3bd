import type { EventType, EventVariants, OrderWebhook, Purpose } from "../src/gen/index.d.ts";
import type { Equal, Expect } from "./type-assertions.ts";

/** A handler for each purpose of an event: who forgets one does not compile. */
type HandlersOf<E extends EventType, R> = {
  readonly [P in Purpose]: (webhook: OrderWebhook<E, P>) => R;
};

/** The same for every event. */
type Handlers<R> = { readonly [E in EventType]: HandlersOf<E, R> };

/** What each handler gets is what its event and purpose send, no wider. */
export type HandlersGetTheirVariant = Expect<
  {
    [E in EventType]: {
      [P in Purpose]: Equal<Parameters<Handlers<void>[E][P]>[0]["data"], EventVariants[E][P]>;
    }[Purpose];
  }[EventType]
>;

/** The purpose picks the handler, and no cast is needed to call it. */
export function dispatchOf<E extends EventType, P extends Purpose, R>(
  handlers: HandlersOf<E, R>,
  webhook: OrderWebhook<E, P>,
): R {
  return handlers[webhook.purpose](webhook);
}

/** So does the event, one step before. */
export function dispatch<E extends EventType, P extends Purpose, R>(
  handlers: Handlers<R>,
  webhook: OrderWebhook<E, P>,
): R {
  return dispatchOf<E, P, R>(handlers[webhook.eventType], webhook);
}

/** What arrives is any of the union, and goes to a table of handlers as it is. */
export function arrives(handlers: Handlers<string>, webhook: OrderWebhook): string {
  return dispatch(handlers, webhook);
}

/** One function may serve every event and purpose. */
export const sameForAll = {
  promotion: (webhook: OrderWebhook): string => webhook.eventType,
  unique_code: (webhook: OrderWebhook): string => webhook.purpose,
  message: (webhook: OrderWebhook): string => webhook.data.order.id,
} satisfies HandlersOf<EventType, string>;

/** A handler may take less than the whole webhook of its purpose, whatever the event. */
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
