import type { OrderWebhook } from "@order-webhooks/types";
import { type LimitOptions, limit, withLimit } from "../checks/limit.ts";
import { dataNames, envelopeName } from "../gen/known-keys.ts";
import { describeDrift, unreadableIssue } from "../parse/issues.ts";
import type { Issue } from "../parse/result.ts";
import { underKey, walkObject } from "./walk-known.ts";

/**
 * Finds the drift of an accepted webhook: unknown keys, unknown values of open enums, and wrong formats.
 * Drift is a reason to look for a newer version, not to refuse the webhook.
 *
 * The pointers of the issues start at the delivery or, for a raw payload, at the data.
 */
export function findDrift(webhook: OrderWebhook, options: LimitOptions = {}): readonly Issue[] {
  try {
    return withLimit(options, () => driftOf(webhook));
  } catch {
    return [unreadableIssue()];
  }
}

function driftOf({ eventType, purpose, data, delivery }: OrderWebhook): readonly Issue[] {
  const ofData = walkObject(dataNames[eventType][purpose], data);
  const drift =
    delivery === null ? ofData : underKey(walkObject(envelopeName, delivery), "data", ofData);
  return (drift ?? []).slice(0, limit).map(describeDrift);
}
