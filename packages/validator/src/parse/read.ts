import type { EventType, OrderWebhook } from "@order-webhooks/types";
import type { CheckIssue, EventChecks, Found, Issues } from "../checks/check.ts";
import { within } from "../checks/found.ts";
import { limit } from "../checks/limit.ts";
import { checkDelivery } from "../gen/checks.ts";
import {
  type BrokenEnvelope,
  type Destination,
  dispatchDelivery,
  dispatchEventData,
  type FindEvent,
} from "./dispatch.ts";
import { type DataPointer, describeViolation, unreadableIssue } from "./issues.ts";
import { assertPurposes, type PurposeOptions } from "./purpose.ts";
import type { Accepted, Issue, ParseResult, Refusal } from "./result.ts";

/**
 * Parses an envelope of an event that `find` knows. The data is dispatched, and then everything is checked.
 *
 * @returns the webhook, or the refusal with every issue
 * @throws {TypeError} if `purposes` is not an object, or names a purpose that does not exist
 */
export function readDelivery<E extends EventType>(
  body: unknown,
  find: FindEvent<E>,
  { purposes }: PurposeOptions = {},
): ParseResult<OrderWebhook<E>> {
  assertPurposes(purposes);
  try {
    const target = dispatchDelivery(body, find, purposes);
    const envelope = checkDelivery(body);
    const data = target.ok ? checkData(target) : undefined;
    if (target.ok && envelope === undefined && data === undefined) return toAccepted(target, body);
    if (isRefusal(target)) return envelope === undefined ? target : withoutData(target);
    const facts = toFacts(target, envelope === undefined);
    return toRefusal(facts, data ? within(envelope, "/data", data) : envelope, "/data");
  } catch {
    return unreadable();
  }
}

/**
 * Parses a raw payload of an event that `find` knows.
 *
 * @returns the webhook, or the refusal with every issue
 */
export function readEventData<E extends EventType>(
  data: unknown,
  eventType: unknown,
  find: FindEvent<E>,
): ParseResult<OrderWebhook<E>> {
  try {
    const target = dispatchEventData(data, eventType, find);
    if (isRefusal(target)) return target;
    const found = checkData(target);
    if (found === undefined) return toAccepted(target, null);
    return toRefusal(toFacts(target, true), found, "");
  } catch {
    return unreadable();
  }
}

/** Returns the result. For an invalid payload, it keeps only the first issue. */
export function withFirstIssue<W>(result: ParseResult<W>): ParseResult<W> {
  if (result.ok || result.reason !== "invalid") return result;
  return { ...result, issues: [result.issues[0]] };
}

/** Returns a lookup function that knows one event. */
export function only<E extends EventType>(event: EventChecks<E>): FindEvent<E> {
  const find = (eventType: unknown) => (eventType === event.eventType ? event : undefined);
  return Object.assign(find, { known: [event.eventType] });
}

function isRefusal(target: Destination | Refusal | BrokenEnvelope): target is Refusal {
  return "issues" in target;
}

function checkData({ event, purpose, data }: Destination): Found {
  return event.checks[purpose](data);
}

function toAccepted<E extends EventType>(
  { event, purpose, purposeInferred, data }: Destination<E>,
  delivery: unknown,
): Accepted<OrderWebhook<E>> {
  const webhook: object = { eventType: event.eventType, purpose, data, delivery };
  // The only cast from checked values to their type. The generated checks of the envelope and of this
  // event and purpose have accepted every field that the type declares.
  return { ok: true, webhook: webhook as OrderWebhook<E>, purposeInferred };
}

/** The facts about a payload that are known although it is refused. */
type Facts = Pick<Refusal, "data" | "eventType" | "purpose" | "purposeInferred">;

function toFacts(target: Destination | BrokenEnvelope, isRight: boolean): Facts {
  if (!target.ok) return target.facts;
  const { event, purpose, purposeInferred, data } = target;
  return { eventType: event.eventType, purpose, purposeInferred, ...(isRight && { data }) };
}

function withoutData({ data: _data, ...refusal }: Refusal): Refusal {
  return refusal;
}

/** Makes a refusal from the issues of a payload. */
function toRefusal(facts: Facts, found: Issues = noIssues, dataPointer: DataPointer): Refusal {
  const isIncomplete = facts.data !== undefined && found.wrong.length === 0;
  const all = listIssues(found, dataPointer);
  // There is at least one issue. A broken envelope, which was not dispatched, has an issue from its own check.
  const issues = all.slice(0, limit).map((issue) => describeViolation(issue, dataPointer)) as [
    Issue,
    ...Issue[],
  ];
  const more = all.length - issues.length + found.more;
  const reason = isIncomplete ? "incomplete" : "invalid";
  return { ok: false, reason, ...facts, issues, ...(isIncomplete && more > 0 && { more }) };
}

const noIssues: Issues = { wrong: [], missing: [], more: 0 };

/** Lists wrong values before missing keys. A missing `event` of an envelope precedes all others. */
function listIssues({ wrong, missing }: Issues, dataPointer: DataPointer): readonly CheckIssue[] {
  const noEvent = missing.filter(({ path }) => path === "/event" && dataPointer !== "");
  return [...new Set([...noEvent, ...wrong, ...missing])];
}

/** Refuses a value with a getter, a proxy or endless nesting that throws when it is read. */
function unreadable(): Refusal {
  return { ok: false, reason: "invalid", issues: [unreadableIssue()] };
}
