import type { OrderWebhook } from "@order-webhooks/types";
import { findDrift } from "@order-webhooks/validator";
import type { RunCallback } from "../background/callbacks.ts";
import type { Background } from "../background/tasks.ts";
import { type HandlerContext, toHandlerFinder } from "../options/handlers.ts";
import type { ReceiverOptions } from "../options/options.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { Taker } from "../payload/idempotency-key.ts";
import type { NonconformingBody, ParsedBody, WebhookBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";

/** Runs the owner's code that takes a delivery. */
export interface Job {
  readonly kind: "job";
  readonly taker: Taker;
  readonly purposeInferred: boolean;
  readonly run: (context: HandlerContext) => void | Promise<void>;
}

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

  function forWebhook(parsed: WebhookBody): Job | UnusableBody {
    const { webhook, purposeInferred } = parsed;
    const handler = findHandler(webhook);
    if (!handler) return forUnsupported(parsed, options);
    const run: Job["run"] = (context) => {
      if (context.attempt === 1) reportDrift(webhook, options, parts);
      return handler(webhook, context);
    };
    return { kind: "job", taker: "handler", purposeInferred, run };
  }

  return (parsed) => {
    switch (parsed.kind) {
      case "webhook":
        return forWebhook(parsed);
      case "nonconforming":
        return forNonconforming(parsed, options);
      default:
        return forUnusable(parsed, options);
    }
  };
}

function forNonconforming(
  { delivery, purposeInferred, unusable }: NonconformingBody,
  { onNonconforming }: ReceiverOptions,
): Job | UnusableBody {
  if (!onNonconforming) return unusable;
  const run: Job["run"] = (context) => onNonconforming(delivery, context);
  return { kind: "job", taker: "onNonconforming", purposeInferred, run };
}

function forUnsupported(
  { eventType, webhook, json, purposeInferred }: WebhookBody,
  { onUnsupported }: ReceiverOptions,
): Job | UnusableBody {
  if (onUnsupported) {
    const delivery = { eventType, webhook, json };
    const run: Job["run"] = (context) => onUnsupported(delivery, context);
    return { kind: "job", taker: "handler", purposeInferred, run };
  }
  const message = `There is no handler for ${nameOf(eventType)}. Add one to \`handlers\`, or take it with \`onUnsupported\`.`;
  return { kind: "unusable", reason: "unsupported_event", message, eventType, issues: [], json };
}

function forUnusable(
  unusable: UnusableBody,
  { onUnsupported }: ReceiverOptions,
): Job | UnusableBody {
  const { reason, eventType, json } = unusable;
  if (reason !== "unsupported_event" || !onUnsupported || eventType === null) return unusable;
  const delivery = { eventType, webhook: null, json };
  const run: Job["run"] = (context) => onUnsupported(delivery, context);
  return { kind: "job", taker: "handler", purposeInferred: false, run };
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
