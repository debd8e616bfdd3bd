import type { EventType, EventVariants, OrderWebhook, Purpose } from "@order-webhooks/types";
import { purposes } from "@order-webhooks/validator";
import { assertType, describeType, placeOf, typeOf } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { assertEvent } from "./known-names.ts";

/** Describes the attempt to a handler, next to the webhook. */
export interface HandlerContext {
  /** Aborts when the handler has run out of time, or the receiver is closed. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt. A handler may run more than once for one delivery. */
  readonly attempt: number;
  /**
   * The idempotency key: the same on every attempt, sending and replay. Content has keys of its own if
   * `onNonconforming` takes it, or if a replay has it handled though other content came under its ids.
   */
  readonly deliveryKey: string;
  /** True if the keys of `data` show the purpose. False if the option `purposes` says it, or nothing does. */
  readonly purposeInferred: boolean;
}

/** Acts on one event and purpose. Throwing, or rejecting, has it called again later. */
export type Handler<E extends EventType = EventType, P extends Purpose = Purpose> = (
  webhook: OrderWebhook<E, P>,
  context: HandlerContext,
) => void | Promise<void>;

/** One handler a purpose: leaving one out does not compile. */
export type EventHandlers<E extends EventType> = {
  readonly [P in keyof EventVariants[E] & Purpose]: Handler<E, P>;
};

/** Maps events and purposes to handlers. An event that is left out is unsupported. */
export type HandlerMap = { readonly [E in EventType]?: EventHandlers<E> };

/** Handlers by event and purpose, or one for everything that there is. */
export type Handlers = HandlerMap | Handler;

/** Finds the handler of a webhook, or undefined if its event was left out. */
export type HandlerFinder = (webhook: OrderWebhook) => Handler | undefined;

/**
 * Checks handlers once, for users of JavaScript.
 *
 * @throws ReceiverError `handler_missing` if there are no handlers, or none for a purpose of an event.
 * `event_unknown` for an event that this version does not know. `handlers_invalid` for another type.
 */
export function toHandlerFinder(handlers: Handlers): HandlerFinder {
  if (typeof handlers === "function") return () => handlers;
  if (typeOf(handlers) !== "object") throw toHandlersError(handlers);
  const table = new Map<string, Handler>();
  for (const [event, ofEvent] of Object.entries(handlers)) {
    const place = placeOf("handlers", event);
    assertEvent(place, event);
    for (const [purpose, handler] of pickHandlers(place, ofEvent)) {
      table.set(`${event} ${purpose}`, handler);
    }
  }
  return (webhook) => table.get(`${webhook.eventType} ${webhook.purpose}`);
}

function toHandlersError(handlers: unknown): ReceiverError {
  return new ReceiverError(handlers === undefined ? "handler_missing" : "handlers_invalid", {
    place: "handlers",
    expected: "a function, or an object with the handlers of each event",
    found: describeType(handlers),
    fix: "Pass one function for everything, or a handler for each purpose of an event.",
  });
}

function pickHandlers(place: string, ofEvent: unknown): readonly (readonly [Purpose, Handler])[] {
  assertType(place, ofEvent, { type: "object", code: "handlers_invalid" });
  return purposes.map((purpose) => [purpose, pickHandler(ofEvent, place, purpose)]);
}

function pickHandler(ofEvent: unknown, place: string, purpose: Purpose): Handler {
  const handler: unknown = Reflect.get(Object(ofEvent), purpose);
  const code = handler === undefined ? "handler_missing" : "handlers_invalid";
  assertType(`${place}.${purpose}`, handler, { type: "function", code });
  // The seam: which webhook a function takes is its type's business, and is chosen by the same key.
  return handler as Handler;
}
