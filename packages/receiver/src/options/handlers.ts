import type { EventType, EventVariants, OrderWebhook, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { assertType, describeType, isPlainObject, placeOf, typeOf } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { TransactionClient } from "../inbox/inbox.ts";
import type { JsonWarning } from "../payload/inexact-json.ts";
import { assertEvent } from "./known-names.ts";

/** Context of one attempt. A handler gets it next to the webhook. */
export interface HandlerContext {
  /** Aborts when the handler exceeds its time, or the receiver closes. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt. A handler may run more than once for one delivery. */
  readonly attempt: number;
  /**
   * The idempotency key, the same on every attempt, resend and replay of a delivery. It depends on the ids of the
   * delivery. For `onNonconforming` it also depends on the content. The same applies to a replayed delivery whose ids
   * belong to an earlier delivery with different content. A raw payload that does not conform gets another key on each
   * resend.
   */
  readonly deliveryKey: string;
  /** True if the keys of `data` show the purpose. False if it is from the option `purposes`, or unknown. */
  readonly purposeInferred: boolean;
  /**
   * Values that JavaScript or a database cannot represent exactly, at most 100. Nearly always empty. `body` contains
   * the exact values.
   */
  readonly warnings: readonly JsonWarning[];
  /** A copy of the signed bytes. */
  readonly body: Uint8Array;
  /**
   * Runs the handler's own writes in the transaction that marks the delivery handled. Undefined if the inbox has no
   * transactions.
   */
  readonly transaction?: Transaction;
}

/**
 * Runs work in a transaction of the inbox's database, which also marks the delivery handled. Both commit, or both roll
 * back. Resolves to the result of the work. If the handler fails after the commit, the receiver does not call it again.
 *
 * Rejects if the work rejects, the time of the handler is over, or another process has claimed the delivery. Rejects
 * with a ReceiverError `transaction_refused` after a commit, while another transaction runs, and once the handler has
 * ended. If the handler does not await the transaction, the receiver does.
 */
export type Transaction = <T>(work: (client: TransactionClient) => T | Promise<T>) => Promise<T>;

/** Handles one event and purpose. If it throws or rejects, the receiver calls it again later. */
export type Handler<E extends EventType = EventType, P extends Purpose = Purpose> = (
  webhook: OrderWebhook<E, P>,
  context: HandlerContext,
) => void | Promise<void>;

/** One handler for each purpose. A missing handler does not compile. */
export type EventHandlers<E extends EventType> = {
  readonly [P in keyof EventVariants[E] & Purpose]: Handler<E, P>;
};

/** Maps events and purposes to handlers. Events without handlers are unsupported. */
export type HandlerMap = { readonly [E in EventType]?: EventHandlers<E> };

/** Handlers by event and purpose, or one handler for everything. */
export type Handlers = HandlerMap | Handler;

/** Finds the handler of a webhook. Returns undefined if its event has no handlers. */
export type HandlerFinder = (
  webhook: Pick<OrderWebhook, "eventType" | "purpose">,
) => Handler | undefined;

/**
 * Checks handlers once, for users of JavaScript. Returns a function that finds the handler of a webhook.
 *
 * @throws ReceiverError `handler_missing` without handlers, or without one for a purpose of an event. `event_unknown`
 * for an event that this version does not know. `handlers_invalid` for a wrong type.
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

/**
 * Finds the events among the keys of an object. For an instance of a class, getters and methods with a dot in their
 * name count, too.
 */
function namesOf(handlers: HandlerMap): readonly string[] {
  // This also finds the keys of a proxy and keys that are not enumerable.
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
        ? "Pass an instance of the class."
        : "Pass one function for everything, or a handler for each purpose of an event.",
  });
}

function pickHandlers(place: string, ofEvent: unknown): { readonly [P in Purpose]: Handler } {
  assertType(place, ofEvent, { type: "object", code: "handlers_invalid" });
  const picked = purposes.map((purpose) => [purpose, pickHandler(ofEvent, place, purpose)]);
  // This cast is needed because fromEntries loses the keys, which are all purposes.
  return Object.fromEntries(picked) as { readonly [P in Purpose]: Handler };
}

function pickHandler(ofEvent: unknown, place: string, purpose: Purpose): Handler {
  const handler: unknown = Reflect.get(Object(ofEvent), purpose);
  const code = handler === undefined ? "handler_missing" : "handlers_invalid";
  assertType(`${place}.${purpose}`, handler, { type: "function", code });
  // This cast is safe because the same keys select the handler and the type of its webhook.
  return (handler as Handler).bind(ofEvent);
}
