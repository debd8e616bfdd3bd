import type { EventType, EventVariants, OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { ReceiverError } from "../errors.ts";
import { assertKind, assertNames, kindOf } from "./assert.ts";

/** What a handler gets beside the webhook. */
export interface HandlerContext {
  /** Aborts when the handler has run out of time, or the receiver is closed. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt; a handler may run more than once for one delivery. */
  readonly attempt: number;
  /**
   * The same on every attempt, sending and replay: what to make the effect idempotent by. Only other
   * content under known ids, which is handled if it is replayed, has a key of its own.
   */
  readonly deliveryKey: string;
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

/** Handlers by event and purpose. An event may be left out; then it is unsupported. */
export type HandlerMap = { readonly [E in EventType]?: EventHandlers<E> };

/** Handlers by event and purpose, or one for everything that there is. */
export type Handlers = HandlerMap | Handler;

/** Finds what handles a webhook; undefined if its event was left out. */
export type HandlerFinder = (webhook: OrderWebhook) => Handler | undefined;

const code = "handlers_invalid";

/**
 * Checks handlers once, for those who write JavaScript.
 *
 * @throws ReceiverError `handlers_invalid` if an event is unknown or a purpose of one is missing.
 */
export function toHandlerFinder(handlers: Handlers): HandlerFinder {
  if (typeof handlers === "function") return () => handlers;
  if (kindOf(handlers) !== "object") {
    const message = `handlers: expected an object or a function, got ${kindOf(handlers)}.`;
    throw new ReceiverError(code, message);
  }
  assertNames(handlers, eventTypes, { lack: "handlers: there is no event", code });
  const table = new Map<string, Handler>();
  for (const [event, ofEvent] of Object.entries(handlers)) {
    for (const purpose of purposes) table.set(`${event} ${purpose}`, pick(ofEvent, event, purpose));
  }
  return (webhook) => table.get(`${webhook.eventType} ${webhook.purpose}`);
}

function pick(ofEvent: unknown, event: string, purpose: Purpose): Handler {
  const handler: unknown = Reflect.get(Object(ofEvent), purpose);
  const name = `handlers[${JSON.stringify(event)}].${purpose}`;
  assertKind(name, handler, ["function", code]);
  // The seam: which webhook a function takes is its type's business, and is chosen by the same key.
  return handler as Handler;
}
