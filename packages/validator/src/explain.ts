import type { Report, ViolationCode } from "./check.ts";
import { type Destination, dispatchDelivery, dispatchEventData } from "./dispatch.ts";
import { findEvent } from "./event-types.ts";
import { validateDelivery } from "./gen/strict.js";
import { strictChecks } from "./gen/strict-checks.ts";
import {
  describeCheckIssue,
  describeDispatchIssue,
  unreadableIssue,
  violationAdvice,
} from "./issues.ts";
import { type Collector, collectViolations, type LimitOptions, limitOf } from "./report.ts";
import type { Issue } from "./result.ts";

/**
 * Finds every issue of an envelope, in the order in which `parseDelivery` meets them. It finds none if
 * that accepts the envelope. The time is linear in the size of the value, and it never throws.
 *
 * A reason other than `invalid` is one issue, and the rest of such a payload is not checked.
 */
export function explainDelivery(body: unknown, options: LimitOptions = {}): readonly Issue[] {
  return unlessUnreadable(() => {
    const target = dispatchDelivery(body, findEvent);
    if (!target.ok && target.reason !== "invalid") return [describeDispatchIssue(target)];
    const violations = collectViolations(limitOf(options));
    validateDelivery(body, "", violations);
    if (target.ok) checkData(target, "/data", violations);
    return toIssues(violations, body);
  });
}

/** Finds every issue of a raw payload, as {@link explainDelivery} gives those of an envelope. */
export function explainEventData(
  eventType: string,
  data: unknown,
  options: LimitOptions = {},
): readonly Issue[] {
  return unlessUnreadable(() => {
    const target = dispatchEventData(data, eventType, findEvent);
    if (!target.ok) return [describeDispatchIssue(target)];
    const violations = collectViolations(limitOf(options));
    checkData(target, "", violations);
    return toIssues(violations, data);
  });
}

function checkData({ event, purpose, data }: Destination, path: string, to: Report): void {
  strictChecks[event.eventType][purpose](data, path, to);
}

function toIssues({ issues }: Collector<ViolationCode>, root: unknown): readonly Issue[] {
  return issues.map((issue) => describeCheckIssue(issue, root, violationAdvice));
}

function unlessUnreadable(explain: () => readonly Issue[]): readonly Issue[] {
  try {
    return explain();
  } catch {
    return [unreadableIssue()];
  }
}
