import type { MistakeCode, Report } from "./check.ts";
import { type Destination, dispatchDelivery, dispatchEventData } from "./dispatch.ts";
import { findEvent } from "./event-types.ts";
import { validateDelivery } from "./gen/strict.js";
import { strictChecks } from "./gen/strict-checks.ts";
import { mistakeAdvice, toFaultIssue, toStrayIssue, unreadableIssue } from "./issues.ts";
import { type Collector, collectMistakes, type LimitOptions, limitOf } from "./report.ts";
import type { Issue } from "./result.ts";

/**
 * Every issue of an envelope, in the order in which `parseDelivery` meets them; none if it accepts
 * the envelope. The time is linear in the size of the value, and it never throws.
 *
 * A reason other than `invalid` is one issue: what is in such a payload is not looked at.
 */
export function explainDelivery(body: unknown, options: LimitOptions = {}): readonly Issue[] {
  return unlessUnreadable(() => {
    const target = dispatchDelivery(body, findEvent);
    if (!target.ok && target.reason !== "invalid") return [toStrayIssue(target)];
    const mistakes = collectMistakes(limitOf(options));
    validateDelivery(body, "", mistakes);
    if (target.ok) checkData(target, "/data", mistakes);
    return toIssues(mistakes, body);
  });
}

/** Every issue of a raw payload, as {@link explainDelivery} gives those of an envelope. */
export function explainEventData(
  eventType: string,
  data: unknown,
  options: LimitOptions = {},
): readonly Issue[] {
  return unlessUnreadable(() => {
    const target = dispatchEventData(data, eventType, findEvent);
    if (!target.ok) return [toStrayIssue(target)];
    const mistakes = collectMistakes(limitOf(options));
    checkData(target, "", mistakes);
    return toIssues(mistakes, data);
  });
}

function checkData({ event, purpose, data }: Destination, path: string, to: Report): void {
  strictChecks[event.eventType][purpose](data, path, to);
}

function toIssues({ faults }: Collector<MistakeCode>, root: unknown): readonly Issue[] {
  return faults.map((fault) => toFaultIssue(fault, root, mistakeAdvice));
}

function unlessUnreadable(explain: () => readonly Issue[]): readonly Issue[] {
  try {
    return explain();
  } catch {
    return [unreadableIssue()];
  }
}
