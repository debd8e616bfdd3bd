import type { OrderWebhook } from "@order-webhooks/types";
import { findDrift } from "@order-webhooks/validator";
import type { CallHook } from "../background/hooks.ts";
import type { Background } from "../background/tasks.ts";
import { type HandlerContext, toHandlerFinder } from "../options/handlers.ts";
import type { ReceiverOptions } from "../options/options.ts";
import type { Reading, UnusableReading } from "../payload/parse.ts";
import { nameOf } from "../payload/refusal-messages.ts";

/** The owner's code that takes a delivery. */
export type Job = (context: HandlerContext) => void | Promise<void>;

/** Finds the job for what was read, or says why there is none. */
export type Dispatch = (reading: Reading) => Job | UnusableReading;

/** What dispatching works with. */
export interface DispatchParts {
  readonly background: Background;
  readonly callHook: CallHook;
}

/**
 * Settles who of the owner's handlers and hooks takes what.
 *
 * @throws ReceiverError `handlers_invalid` if the handlers are not what their type says.
 */
export function createDispatch(options: ReceiverOptions, parts: DispatchParts): Dispatch {
  const findHandler = toHandlerFinder(options.handlers);

  function forWebhook({ webhook, json }: Reading & { usable: true }): Job | UnusableReading {
    const { eventType } = webhook;
    const handler = findHandler(webhook);
    if (!handler) return forUnnamed({ eventType, webhook, json }, options);
    return (context) => {
      if (context.attempt === 1) tellDrift(webhook, options, parts);
      return handler(webhook, context);
    };
  }

  return (reading) => (reading.usable ? forWebhook(reading) : forUnusable(reading, options));
}

function forUnnamed(
  delivery: { eventType: string; webhook: OrderWebhook; json: unknown },
  { onUnsupported }: ReceiverOptions,
): Job | UnusableReading {
  if (onUnsupported) return (context) => onUnsupported(delivery, context);
  const { eventType, json } = delivery;
  const message = `No handler is named for ${nameOf(eventType)}: add one to \`handlers\`, or take it with \`onUnsupported\`.`;
  return { usable: false, reason: "unsupported_event", message, eventType, issues: [], json };
}

function forUnusable(reading: UnusableReading, options: ReceiverOptions): Job | UnusableReading {
  const { reason, eventType, json } = reading;
  const { onUnsupported, onCustom } = options;
  if (reason === "custom_payload" && onCustom) {
    return (context) => onCustom({ eventType, json }, context);
  }
  if (reason === "unsupported_event" && onUnsupported && eventType !== null) {
    return (context) => onUnsupported({ eventType, webhook: null, json }, context);
  }
  return reading;
}

/** Beside the handler, which neither waits for the hook nor pays for its time. */
function tellDrift(
  webhook: OrderWebhook,
  { onDrift }: ReceiverOptions,
  { background, callHook }: DispatchParts,
): void {
  if (!onDrift) return;
  const issues = findDrift(webhook);
  if (issues.length > 0)
    background.start(() => callHook("onDrift", () => onDrift(issues, webhook)));
}
