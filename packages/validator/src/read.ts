import type { EventType, OrderWebhook, Purpose } from "@order-webhooks/types";
import type { CheckIssue, EventChecks, ViolationCode } from "./check.ts";
import {
  type Destination,
  dispatchDelivery,
  dispatchEventData,
  type FindEvent,
  type PurposeOptions,
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
  options: PurposeOptions = {},
): ParseResult<OrderWebhook<E>> {
  return unlessUnreadable(() => {
    const target = dispatchDelivery(body, find, options);
    if (!target.ok && target.reason !== "invalid")
      return refusal(target.reason, describeDispatchIssue(target), target.eventType);
    if (!target.ok) return invalid(target.issue, body, target);
    const issue = validateDelivery(body) ?? checkData(target, "/data");
    return issue ? invalid(issue, body, toNamed(target)) : accepted(target, body);
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
    return issue ? invalid(issue, data, toNamed(target)) : accepted(target, null);
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
  { event, purpose, purposeInferred, data }: Destination<E>,
  delivery: unknown,
): ParseResult<OrderWebhook<E>> {
  const webhook: object = { eventType: event.eventType, purpose, data, delivery };
  // The one seam between what was checked and its type: the generated checks of this event and
  // purpose, and of the envelope, have accepted every field that the type declares.
  return { ok: true, webhook: webhook as OrderWebhook<E>, purposeInferred };
}

/** The facts about a refused payload that are known nevertheless. */
interface Named {
  readonly eventType?: string | undefined;
  readonly purpose?: Purpose;
  readonly purposeInferred?: boolean;
}

function toNamed({ event, purpose, purposeInferred }: Destination): Named {
  return { eventType: event.eventType, purpose, purposeInferred };
}

function invalid(issue: CheckIssue<ViolationCode>, root: unknown, named: Named): Refusal {
  const described = describeCheckIssue(issue, root, violationAdvice);
  return { ...refusal("invalid", described, named.eventType), ...purposeOnly(named) };
}

function refusal(reason: RefusalReason, issue: Issue, eventType: string | undefined): Refusal {
  const named = eventType === undefined ? {} : { eventType };
  return { ok: false, reason, ...named, issues: [issue] };
}

function purposeOnly({
  purpose,
  purposeInferred,
}: Named): Pick<Named, "purpose" | "purposeInferred"> {
  if (purpose === undefined || purposeInferred === undefined) return {};
  return { purpose, purposeInferred };
}

/** Turns what a getter, a proxy or endless nesting throws into a refusal. */
function unlessUnreadable<W>(read: () => ParseResult<W>): ParseResult<W> {
  try {
    return read();
  } catch {
    return refusal("invalid", unreadableIssue(), undefined);
  }
}
