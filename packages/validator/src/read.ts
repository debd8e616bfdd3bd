import type { EventType, OrderWebhook } from "@order-webhooks/types";
import type { CheckIssue, EventChecks, ViolationCode } from "./check.ts";
import {
  type Destination,
  dispatchDelivery,
  dispatchEventData,
  type FindEvent,
} from "./dispatch.ts";
import { validateDelivery } from "./gen/tolerant.js";
import {
  describeCheckIssue,
  describeDispatchIssue,
  unreadableIssue,
  violationAdvice,
} from "./issues.ts";
import type { Issue, ParseResult, Refusal, RefusalReason } from "./result.ts";

/** Reads an envelope whose event `find` knows: its data is dispatched, then all of it is checked. */
export function readDelivery<E extends EventType>(
  body: unknown,
  find: FindEvent<E>,
): ParseResult<OrderWebhook<E>> {
  return unlessUnreadable(() => {
    const target = dispatchDelivery(body, find);
    if (!target.ok && target.reason !== "invalid")
      return refusal(target.reason, describeDispatchIssue(target), target.eventType);
    if (!target.ok) return invalid(validateDelivery(body) ?? target.issue, body, target.eventType);
    const issue = validateDelivery(body) ?? checkData(target, "/data");
    return issue ? invalid(issue, body, target.event.eventType) : accepted(target, body);
  });
}

/** Reads the data of an event that `find` knows, as a raw payload brings it. */
export function readEventData<E extends EventType>(
  data: unknown,
  eventType: unknown,
  find: FindEvent<E>,
): ParseResult<OrderWebhook<E>> {
  return unlessUnreadable(() => {
    const target = dispatchEventData(data, eventType, find);
    if (!target.ok) return refusal(target.reason, describeDispatchIssue(target), target.eventType);
    const issue = checkData(target, "");
    return issue ? invalid(issue, data, target.event.eventType) : accepted(target, null);
  });
}

/** Returns a look-up that knows one event. */
export function only<E extends EventType>(event: EventChecks<E>): FindEvent<E> {
  const find = (eventType: unknown) => (eventType === event.eventType ? event : undefined);
  return Object.assign(find, { known: [event.eventType] });
}

function checkData(
  { event, purpose, data }: Destination,
  pointer: string,
): CheckIssue<ViolationCode> | undefined {
  const issue = event.checks[purpose](data);
  return issue && { ...issue, path: pointer + issue.path };
}

function accepted<E extends EventType>(
  { event, purpose, data }: Destination<E>,
  delivery: unknown,
): ParseResult<OrderWebhook<E>> {
  const webhook: object = { eventType: event.eventType, purpose, data, delivery };
  // The one seam between what was checked and its type: the generated checks of this event and
  // purpose, and of the envelope, have accepted every field that the type declares.
  return { ok: true, webhook: webhook as OrderWebhook<E> };
}

function invalid(
  issue: CheckIssue<ViolationCode>,
  root: unknown,
  eventType: string | undefined,
): Refusal {
  return refusal("invalid", describeCheckIssue(issue, root, violationAdvice), eventType);
}

function refusal(reason: RefusalReason, issue: Issue, eventType: string | undefined): Refusal {
  const named = eventType === undefined ? {} : { eventType };
  return { ok: false, reason, ...named, issues: [issue] };
}

/** Turns what a getter, a proxy or endless nesting throws into a refusal. */
function unlessUnreadable<W>(read: () => ParseResult<W>): ParseResult<W> {
  try {
    return read();
  } catch {
    return refusal("invalid", unreadableIssue(), undefined);
  }
}
