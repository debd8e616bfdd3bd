import type { EventType, Purpose } from "@order-webhooks/types";
import type { CheckIssue, EventChecks, ViolationCode } from "./check.ts";
import { clip } from "./pointer.ts";
import {
  isBytes,
  isKeyed,
  type Keyed,
  type ReceivedType,
  receivedTypeOf,
} from "./received-type.ts";
import type { RefusalReason } from "./result.ts";

/** The purposes, in the order in which everything lists them. */
export const purposes: readonly Purpose[] = ["promotion", "unique_code", "message"];

/** Looks up the checks of an event. Undefined for one that is not supported. */
export interface FindEvent<E extends EventType = EventType> {
  (eventType: unknown): EventChecks<E> | undefined;
  /** The events that it finds. */
  readonly known: readonly EventType[];
}

/** The purpose of each distribution whose keys cannot show it, by the envelope's `source.id`. */
export interface PurposeOptions {
  /** For example `{ "distr_JYYj66LyaNa4XZOnVJ4wM2yj": "unique_code" }`. It wins over the keys of `data`. */
  readonly purposes?: { readonly [sourceId: string]: Purpose };
}

/** The check that a payload is for. */
export interface Destination<E extends EventType = EventType> {
  readonly ok: true;
  readonly event: EventChecks<E>;
  readonly purpose: Purpose;
  /** True if the keys of the data show the purpose. False if the options say it. */
  readonly purposeInferred: boolean;
  readonly data: Keyed;
}

/** The reason why no check fits a payload, and the place that shows it. */
export interface DispatchIssue {
  readonly ok: false;
  readonly reason: Exclude<RefusalReason, "incomplete" | "invalid">;
  readonly pointer: string;
  readonly received: ReceivedType;
  readonly eventType: string | undefined;
  /** The events that would have been supported. Only if that is the reason. */
  readonly known?: readonly EventType[];
}

/** An envelope too broken to name the check of its data. A check of the envelope finds the issue. */
export interface BrokenEnvelope {
  readonly ok: false;
  readonly reason: "invalid";
  readonly issue: CheckIssue<ViolationCode>;
  readonly eventType: string | undefined;
}

/**
 * Finds the check that an envelope's data is for. It reads `event.type`, `source.id` and the keys.
 *
 * @throws {TypeError} if the options give the source a purpose that does not exist
 */
export function dispatchDelivery<E extends EventType>(
  body: unknown,
  find: FindEvent<E>,
  options: PurposeOptions = {},
): Destination<E> | DispatchIssue | BrokenEnvelope {
  if (!isKeyed(body) || isBytes(body))
    return toDispatchIssue("not_object", { pointer: "", found: body });
  if (isRaw(body)) return toDispatchIssue("raw_payload", { pointer: "", found: body });
  if (!isKeyed(body.event)) return toBrokenEnvelope("/event", body.event, "an object");
  const eventType = body.event.type;
  if (typeof eventType !== "string") return toBrokenEnvelope("/event/type", eventType, "a string");
  const event = find(eventType);
  if (event === undefined) return toUnsupportedEvent("/event/type", eventType, find);
  if (!isKeyed(body.data)) return toBrokenEnvelope("/data", body.data, "an object", eventType);
  return dispatchData(body.data, event, "/data", configuredPurpose(body.source, options));
}

/** Finds the check that a raw payload is for. */
export function dispatchEventData<E extends EventType>(
  data: unknown,
  eventType: unknown,
  find: FindEvent<E>,
): Destination<E> | DispatchIssue {
  if (!isKeyed(data) || isBytes(data))
    return toDispatchIssue("not_object", { pointer: "", found: data });
  const event = find(eventType);
  if (event === undefined) return toUnsupportedEvent("", eventType, find);
  return dispatchData(data, event, "");
}

/**
 * The purpose that the keys of an event's data show: `promotion_tier` means promotion, any other
 * purpose key unique code, none message. A key that is null counts as absent. If `campaign` stands
 * alone, its `campaign_type` "PROMOTION" means promotion.
 *
 * A unique-code delivery whose owner deselected all its keys in the payload designer reads as a message.
 *
 * @returns undefined if the keys contradict each other, or the value is no event's data
 */
export function purposeOf(data: unknown): Purpose | undefined {
  try {
    if (!isKeyed(data) || isCustom(data)) return undefined;
    return contradiction(data) === undefined ? inferPurpose(data) : undefined;
  } catch {
    return undefined;
  }
}

function dispatchData<E extends EventType>(
  data: Keyed,
  event: EventChecks<E>,
  pointer: string,
  configured?: Purpose,
): Destination<E> | DispatchIssue {
  const { eventType } = event;
  if (isCustom(data)) return toDispatchIssue("custom_payload", { pointer, found: data, eventType });
  if (configured !== undefined)
    return { ok: true, event, purpose: configured, purposeInferred: false, data };
  const key = contradiction(data);
  if (key === undefined)
    return { ok: true, event, purpose: inferPurpose(data), purposeInferred: true, data };
  const place = { pointer: `${pointer}/${key}`, found: data[key], eventType };
  return toDispatchIssue("ambiguous_purpose", place);
}

function configuredPurpose(source: unknown, options: PurposeOptions): Purpose | undefined {
  const { purposes: configured } = options;
  const id = isKeyed(source) ? source.id : undefined;
  if (configured === undefined || typeof id !== "string" || !Object.hasOwn(configured, id))
    return undefined;
  const purpose = configured[id];
  if (purpose !== undefined && purposes.includes(purpose)) return purpose;
  throw new TypeError(
    `purposes: expected one of ${purposes.join(", ")} for ${clip(id)}, got another value. Correct the option.`,
  );
}

/** Checks that the data of an event came without its envelope. */
function isRaw(body: Keyed): boolean {
  return body.data === undefined && !isCustom(body);
}

function isCustom(data: Keyed): boolean {
  return data.customer === undefined && data.order === undefined;
}

function inferPurpose(data: Keyed): Purpose {
  if (has(data, "promotion_tier")) return "promotion";
  if (has(data, "voucher") || has(data, "publication")) return "unique_code";
  if (!has(data, "campaign")) return "message";
  const { campaign } = data;
  return isKeyed(campaign) && campaign.campaign_type === "PROMOTION" ? "promotion" : "unique_code";
}

/** The key that does not go with the others. `promotion_tier` itself if two speak against it. */
function contradiction(data: Keyed): string | undefined {
  if (!has(data, "promotion_tier")) return undefined;
  if (!has(data, "voucher")) return has(data, "publication") ? "publication" : undefined;
  return has(data, "publication") ? "promotion_tier" : "voucher";
}

function has(data: Keyed, key: string): boolean {
  return (data[key] ?? null) !== null;
}

interface Place {
  readonly pointer: string;
  readonly found: unknown;
  readonly eventType?: string;
}

function toDispatchIssue(
  reason: DispatchIssue["reason"],
  { pointer, found, eventType }: Place,
): DispatchIssue {
  return { ok: false, reason, pointer, received: receivedTypeOf(found), eventType };
}

function toUnsupportedEvent(pointer: string, found: unknown, { known }: FindEvent): DispatchIssue {
  const eventType = typeof found === "string" ? { eventType: clip(found) } : {};
  return { ...toDispatchIssue("unsupported_event", { pointer, found, ...eventType }), known };
}

function toBrokenEnvelope(
  path: string,
  found: unknown,
  expected: string,
  eventType?: string,
): BrokenEnvelope {
  const code = found === undefined ? "required" : "type";
  return { ok: false, reason: "invalid", issue: { path, code, expected }, eventType };
}
