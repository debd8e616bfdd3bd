import type { OrderWebhook } from "@order-webhooks/types";
import type { DriftCode } from "./check.ts";
import { validateDelivery } from "./gen/strict.js";
import { strictChecks } from "./gen/strict-checks.ts";
import { describeCheckIssue, unreadableIssue, type Words } from "./issues.ts";
import { collectDrift, type LimitOptions, limitOf } from "./report.ts";
import type { Issue } from "./result.ts";

/**
 * Finds what the contract does not know in a webhook that it accepts: keys, values of open enumerations,
 * formats. It is a reason to look for a newer version, not to refuse anything.
 *
 * Pointers start at the delivery or, for a raw payload, at the data.
 */
export function findDrift(webhook: OrderWebhook, options: LimitOptions = {}): readonly Issue[] {
  try {
    return driftOf(webhook, limitOf(options));
  } catch {
    return [unreadableIssue()];
  }
}

function driftOf(webhook: OrderWebhook, limit: number): readonly Issue[] {
  const { eventType, purpose, data, delivery } = webhook;
  const drift = collectDrift(limit);
  if (delivery !== null) validateDelivery(delivery, "", drift);
  strictChecks[eventType][purpose](data, delivery === null ? "" : "/data", drift);
  return drift.issues.map((issue) => describeCheckIssue(issue, delivery ?? data, driftAdvice));
}

const driftAdvice: Words<DriftCode> = {
  unknown_property: "It is accepted. See whether newer packages know it.",
  unknown_value: "It is accepted. See whether newer packages know it.",
  format: "It is accepted. See whether newer packages know it.",
};
