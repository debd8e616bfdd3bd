import { eventTypes, purposes } from "@order-webhooks/validator";
import {
  type Handler,
  type HandlerMap,
  type Handlers,
  toHandlerFinder,
} from "../options/handlers.ts";
import type { Observation } from "../server/observations.ts";

/**
 * Wraps handlers so that `onHandled` is called after each handler that succeeds. Events without handlers stay without
 * handlers.
 *
 * @throws ReceiverError if the handlers are wrong
 */
export function observeHandlers(
  handlers: Handlers,
  onHandled: (observation: Observation) => void,
): Handlers {
  const find = toHandlerFinder(handlers);
  if (typeof handlers === "function") return observe(handlers, onHandled);
  const ofEvents = eventTypes.flatMap((eventType) => {
    const ofPurposes = purposes.flatMap((purpose) => {
      const handler = find({ eventType, purpose });
      return handler ? [[purpose, observe(handler, onHandled)]] : [];
    });
    return ofPurposes.length === 0 ? [] : [[eventType, Object.fromEntries(ofPurposes)]];
  });
  // This cast is needed because fromEntries loses the keys, which are the events with handlers, and all purposes.
  return Object.fromEntries(ofEvents) as HandlerMap;
}

function observe(handler: Handler, onHandled: (observation: Observation) => void): Handler {
  return async (webhook, context) => {
    await handler(webhook, context);
    const { eventType: event, purpose, data } = webhook;
    onHandled({ event, purpose, orderId: data.order.id });
  };
}
