import type { OrderWebhook } from "@order-webhooks/types";
import { findDrift } from "@order-webhooks/validator";
import type { RunCallback } from "../background/callbacks.ts";
import type { Background } from "../background/tasks.ts";
import { type HandlerContext, toHandlerFinder } from "../options/handlers.ts";
import type { ReceiverOptions } from "../options/options.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { ParsedBody, WebhookBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";

/** Runs the owner's code that takes a delivery. */
export interface Job {
  readonly kind: "job";
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
    return { kind: "job", purposeInferred, run };
  }

  return (parsed) =>
    parsed.kind === "webhook" ? forWebhook(parsed) : forUnusable(parsed, options);
}

function forUnsupported(
  { eventType, webhook, json, purposeInferred }: WebhookBody,
  { onUnsupported }: ReceiverOptions,
): Job | UnusableBody {
  if (onUnsupported) {
    const delivery = { eventType, webhook, json };
    return { kind: "job", purposeInferred, run: (context) => onUnsupported(delivery, context) };
  }
  const message = `There is no handler for ${nameOf(eventType)}. Add one to \`handlers\`, or take it with \`onUnsupported\`.`;
  return { kind: "unusable", reason: "unsupported_event", message, eventType, issues: [], json };
}

function forUnusable(unusable: UnusableBody, options: ReceiverOptions): Job | UnusableBody {
  const { reason, eventType, json } = unusable;
  const { onUnsupported, onCustom } = options;
  if (reason === "custom_payload" && onCustom) {
    return toJob((context) => onCustom({ eventType, json }, context));
  }
  if (reason === "unsupported_event" && onUnsupported && eventType !== null) {
    return toJob((context) => onUnsupported({ eventType, webhook: null, json }, context));
  }
  return unusable;
}

/** Makes a job of what has no purpose. */
function toJob(run: Job["run"]): Job {
  return { kind: "job", purposeInferred: false, run };
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
