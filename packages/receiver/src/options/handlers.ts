import type { EventType, EventVariants, OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { assertType, describeType, isPlainObject, placeOf, typeOf } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { TransactionClient } from "../inbox/inbox.ts";
import type { JsonWarning } from "../payload/inexact-json.ts";
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
  /**
   * The places that JavaScript, or a database behind it, reads inexactly, at most 100. Empty for nearly every
   * delivery. `body` has such a value exactly.
   */
  readonly warnings: readonly JsonWarning[];
  /** The signed bytes, in a copy. */
  readonly body: Uint8Array;
  /** Joins the handler's own writes to the transaction that marks the delivery handled. Absent unless the inbox has one. */
  readonly transaction?: Transaction;
}

/**
 * Runs work in a transaction of the inbox's database. It commits with the mark that the delivery is handled, or rolls
 * back with it. Resolves to the result of the work. A handler that fails after that is not called again.
 *
 * Rejects if the work rejects, the time of the handler is over, or another process has the delivery by now. Rejects with
 * a ReceiverError `transaction_refused` after one that committed, while another runs, and once the handler has ended. A
 * handler that fails to await it is waited for.
 */
export type Transaction = <T>(work: (client: TransactionClient) => T | Promise<T>) => Promise<T>;

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
export type HandlerFinder = (
  webhook: Pick<OrderWebhook, "eventType" | "purpose">,
) => Handler | undefined;

/**
 * Checks handlers once, for users of JavaScript.
 *
 * @throws ReceiverError `handler_missing` if there are no handlers, or none for a purpose of an event.
 * `event_unknown` for an event that this version does not know. `handlers_invalid` for another type.
 */
export function toHandlerFinder(handlers: Handlers): HandlerFinder {
  if (!["function", "object"].includes(typeOf(handlers))) throw toHandlersError(handlers);
  if (typeof handlers === "function") return () => handlers;
  const table = new Map<string, { readonly [P in Purpose]: Handler }>();
  for (const event of namesOf(handlers)) {
    const place = placeOf("handlers", event);
    assertEvent(place, event);
    table.set(event, pickHandlers(place, handlers[event]));
  }
  if (table.size === 0 && !isPlainObject(handlers)) throw toHandlersError(handlers);
  return (webhook) => table.get(webhook.eventType)?.[webhook.purpose];
}

/** Finds the events that an object names, one of a class by its getters and methods too. Every event's name has a dot. */
function namesOf(handlers: HandlerMap): readonly string[] {
  // A proxy, or what is not enumerable, shows no other way.
  const names: string[] = eventTypes.filter((event) => event in handlers);
  if (isPlainObject(handlers)) return [...new Set([...names, ...Object.keys(handlers)])];
  for (let part: object | null = handlers; part; part = Object.getPrototypeOf(part)) {
    names.push(...Object.getOwnPropertyNames(part).filter((name) => name.includes(".")));
  }
  return [...new Set(names)];
}

function toHandlersError(handlers: unknown): ReceiverError {
  return new ReceiverError(handlers === undefined ? "handler_missing" : "handlers_invalid", {
    place: "handlers",
    expected: "a function, or an object with the handlers of each event",
    found: describeType(handlers),
    fix:
      typeOf(handlers) === "class"
        ? "Pass an instance: `new` and its name."
        : "Pass one function for everything, or a handler for each purpose of an event.",
  });
}

function pickHandlers(place: string, ofEvent: unknown): { readonly [P in Purpose]: Handler } {
  assertType(place, ofEvent, { type: "object", code: "handlers_invalid" });
  const picked = purposes.map((purpose) => [purpose, pickHandler(ofEvent, place, purpose)]);
  // The seam: fromEntries forgets its keys, which are all the purposes there are.
  return Object.fromEntries(picked) as { readonly [P in Purpose]: Handler };
}

function pickHandler(ofEvent: unknown, place: string, purpose: Purpose): Handler {
  const handler: unknown = Reflect.get(Object(ofEvent), purpose);
  const code = handler === undefined ? "handler_missing" : "handlers_invalid";
  assertType(`${place}.${purpose}`, handler, { type: "function", code });
  // The seam: which webhook a function takes is its type's business, and is chosen by the same key.
  return (handler as Handler).bind(ofEvent);
}
