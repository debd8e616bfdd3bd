import { findDrift } from "@order-webhooks/validator";
import type { Settings } from "../options/settings.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { NonconformingBody, ParsedBody, WebhookBody } from "../payload/parse.ts";
import type { UnusableBody } from "../payload/quarantine.ts";
import type { Job } from "./job.ts";

/** Selects the handler or callback for a parsed body. Returns an unusable body if there is none. */
export function findJob(parsed: ParsedBody, settings: Settings): Job | UnusableBody {
  switch (parsed.kind) {
    case "webhook":
      return forWebhook(parsed, settings);
    case "nonconforming":
      return forNonconforming(parsed, settings);
    default:
      return forUnusable(parsed, settings);
  }
}

function forWebhook(parsed: WebhookBody, settings: Settings): Job | UnusableBody {
  const { webhook, purposeInferred, read } = parsed;
  const handler = settings.findHandler(webhook);
  if (!handler) return forUnsupported(parsed, settings);
  return {
    kind: "job",
    taker: "handler",
    purposeInferred,
    warnings: read.warnings,
    run: (context) => handler(webhook, context),
    reportDrift: findDriftReport(parsed, settings),
  };
}

function forNonconforming(
  { delivery, purposeInferred, unusable, read: { warnings } }: NonconformingBody,
  { callbacks: { onNonconforming } }: Settings,
): Job | UnusableBody {
  if (!onNonconforming) return unusable;
  const run: Job["run"] = (context) => onNonconforming(delivery, context);
  return { kind: "job", taker: "onNonconforming", purposeInferred, warnings, run };
}

function forUnsupported(
  { eventType, webhook, read, purposeInferred }: WebhookBody,
  { callbacks: { onUnsupported } }: Settings,
): Job | UnusableBody {
  const { value: json, warnings } = read;
  if (onUnsupported) {
    const delivery = { eventType, webhook, json };
    const run: Job["run"] = (context) => onUnsupported(delivery, context);
    return { kind: "job", taker: "handler", purposeInferred, warnings, run };
  }
  const message = `There is no handler for ${nameOf(eventType)}. Add one to \`handlers\`, or set \`onUnsupported\`.`;
  return {
    kind: "unusable",
    reason: "unsupported_event",
    message,
    eventType,
    issues: [],
    json,
    read,
  };
}

function forUnusable(
  unusable: UnusableBody,
  { callbacks: { onUnsupported } }: Settings,
): Job | UnusableBody {
  const { reason, eventType, json, read } = unusable;
  if (reason !== "unsupported_event" || !onUnsupported || eventType === null) return unusable;
  const delivery = { eventType, webhook: null, json };
  const run: Job["run"] = (context) => onUnsupported(delivery, context);
  const warnings = read?.warnings ?? [];
  return { kind: "job", taker: "handler", purposeInferred: false, warnings, run };
}

/** Looks for drift before a handler can change the webhook. Returns a function that reports it, if there is any. */
function findDriftReport(
  { webhook }: WebhookBody,
  { callbacks: { onDrift } }: Settings,
): Job["reportDrift"] {
  const issues = onDrift ? findDrift(webhook) : [];
  return issues.length > 0 ? () => onDrift?.(issues, webhook) : undefined;
}
