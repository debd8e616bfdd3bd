import type { OrderWebhook } from "@order-webhooks/types";
import { findDrift } from "@order-webhooks/validator";
import type { RunCallback } from "../background/callbacks.ts";
import type { Background } from "../background/tasks.ts";
import { type HandlerContext, toHandlerFinder } from "../options/handlers.ts";
import type { ReceiverOptions } from "../options/options.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { ParsedBody, UsableBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";

/** Runs the owner's code that takes a delivery. */
export type Job = (context: HandlerContext) => void | Promise<void>;

/** Finds the job for a parsed body, or the reason why there is none. */
export type Dispatch = (parsed: ParsedBody) => Job | UnusableBody;

/** The collaborators of a dispatch. */
export interface DispatchParts {
  readonly background: Background;
  readonly runCallback: RunCallback;
}

/**
 * Creates the dispatch: the choice of the handler, or callback, that takes a delivery.
 *
 * @throws ReceiverError `handler_missing`, `handlers_invalid` or `event_unknown`.
 */
export function createDispatch(options: ReceiverOptions, parts: DispatchParts): Dispatch {
  const findHandler = toHandlerFinder(options.handlers);

  function forWebhook({ webhook, json }: UsableBody): Job | UnusableBody {
    const { eventType } = webhook;
    const handler = findHandler(webhook);
    if (!handler) return forUnsupported({ eventType, webhook, json }, options);
    return (context) => {
      if (context.attempt === 1) reportDrift(webhook, options, parts);
      return handler(webhook, context);
    };
  }

  return (parsed) => (parsed.usable ? forWebhook(parsed) : forUnusable(parsed, options));
}

function forUnsupported(
  delivery: { eventType: string; webhook: OrderWebhook; json: unknown },
  { onUnsupported }: ReceiverOptions,
): Job | UnusableBody {
  if (onUnsupported) return (context) => onUnsupported(delivery, context);
  const { eventType, json } = delivery;
  const message = `There is no handler for ${nameOf(eventType)}. Add one to \`handlers\`, or take it with \`onUnsupported\`.`;
  return { usable: false, reason: "unsupported_event", message, eventType, issues: [], json };
}

function forUnusable(unusable: UnusableBody, options: ReceiverOptions): Job | UnusableBody {
  const { reason, eventType, json } = unusable;
  const { onUnsupported, onCustom } = options;
  if (reason === "custom_payload" && onCustom) {
    return (context) => onCustom({ eventType, json }, context);
  }
  if (reason === "unsupported_event" && onUnsupported && eventType !== null) {
    return (context) => onUnsupported({ eventType, webhook: null, json }, context);
  }
  return unusable;
}

/** Reports drift next to the handler, which neither waits for the callback nor pays for its time. */
function reportDrift(
  webhook: OrderWebhook,
  { onDrift }: ReceiverOptions,
  { background, runCallback }: DispatchParts,
): void {
  if (!onDrift) return;
  const issues = findDrift(webhook);
  if (issues.length > 0)
    background.start(() => runCallback("onDrift", () => onDrift(issues, webhook)));
}
