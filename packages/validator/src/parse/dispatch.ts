import type { EventType, Purpose } from "@order-webhooks/types";
import type { EventChecks } from "../checks/check.ts";
import { anObject, noSuchKey } from "../checks/found.ts";
import { clip } from "../json/pointer.ts";
import { isBytes, isObject, type JsonObject, receivedTypeOf } from "../json/received-type.ts";
import { type IssueParts, toIssue } from "./issues.ts";
import {
  configuredPurpose,
  contradiction,
  inferPurpose,
  isCustom,
  type PurposeOptions,
} from "./purpose.ts";
import type { Refusal } from "./result.ts";

/** Looks up the checks of an event. Undefined for one that is not supported. */
export interface FindEvent<E extends EventType = EventType> {
  (eventType: unknown): EventChecks<E> | undefined;
  /** The events that it finds. */
  readonly known: readonly EventType[];
}

/** The check that a payload is for. */
export interface Destination<E extends EventType = EventType> {
  readonly ok: true;
  readonly event: EventChecks<E>;
  readonly purpose: Purpose;
  /** True if the keys of the data show the purpose. False if the options say it. */
  readonly purposeInferred: boolean;
  readonly data: JsonObject;
}

/** An envelope too broken to name the check of its data. A check of the envelope finds the issues. */
export interface BrokenEnvelope {
  readonly ok: false;
  readonly facts: Pick<Refusal, "eventType">;
}

/** Finds the check that an envelope's data is for. It reads `event.type`, `source.id` and the keys. */
export function dispatchDelivery<E extends EventType>(
  body: unknown,
  find: FindEvent<E>,
  purposes?: PurposeOptions["purposes"],
): Destination<E> | Refusal | BrokenEnvelope {
  if (!isJson(body)) return refuseOther(body);
  if (body.data === undefined && !isCustom(body)) return refuseRaw(body);
  const eventType = isObject(body.event) ? body.event.type : undefined;
  if (typeof eventType !== "string") return { ok: false, facts: {} };
  const event = find(eventType);
  if (event === undefined) return refuseEvent(eventType, find, "/event/type");
  if (!isObject(body.data)) return { ok: false, facts: { eventType } };
  return dispatchData(body.data, event, "/data", configuredPurpose(body.source, purposes));
}

/** Finds the check that a raw payload is for. */
export function dispatchEventData<E extends EventType>(
  data: unknown,
  eventType: unknown,
  find: FindEvent<E>,
): Destination<E> | Refusal {
  if (!isJson(data)) return refuseOther(data);
  const event = find(eventType);
  return event === undefined ? refuseEvent(eventType, find, "") : dispatchData(data, event, "");
}

function dispatchData<E extends EventType>(
  data: JsonObject,
  event: EventChecks<E>,
  pointer: "" | "/data",
  configured?: Purpose,
): Destination<E> | Refusal {
  if (isCustom(data)) return refuseCustom(data, event.eventType, pointer);
  if (configured !== undefined)
    return { ok: true, event, purpose: configured, purposeInferred: false, data };
  const key = contradiction(data);
  if (key !== undefined) return refuseAmbiguous(data, key, { eventType: event.eventType, pointer });
  return { ok: true, event, purpose: inferPurpose(data), purposeInferred: true, data };
}

/** Recognises an object of JSON. Bytes, which callers pass by mistake, have none of these keys. */
function isJson(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  return value.event !== undefined || value.order !== undefined || !isBytes(value);
}

type RefusalCode = Exclude<Refusal["reason"], "incomplete" | "invalid">;

function refuse(
  reason: RefusalCode,
  { value, ...issue }: Omit<IssueParts, "code" | "received"> & { readonly value: unknown },
  facts: Pick<Refusal, "data" | "eventType"> = {},
): Refusal {
  const parts = { code: reason, received: receivedTypeOf(value), ...issue };
  return { ok: false, reason, ...facts, issues: [toIssue(parts)] };
}

function refuseOther(value: unknown): Refusal {
  const isText = typeof value === "string" || isBytes(value);
  const advice = isText ? "Parse the JSON first." : "Pass the parsed body of a webhook.";
  return refuse("not_object", { pointer: "", expected: anObject, value, advice });
}

function refuseRaw(value: JsonObject): Refusal {
  const advice = "Pass a raw payload to parseEventData, with the event type of its URL.";
  const expected = "an envelope (event, source, data)";
  return refuse("raw_payload", { pointer: "", expected, value, advice });
}

function refuseEvent(value: unknown, { known }: FindEvent, pointer: string): Refusal {
  const eventType = typeof value === "string" ? clip(value) : undefined;
  const found = eventType !== undefined && isEventName.test(eventType) ? { found: eventType } : {};
  return refuse(
    "unsupported_event",
    {
      pointer,
      expected: known.length === 1 ? `${known[0]}` : `one of ${known.join(", ")}`,
      value,
      ...found,
      advice: "Quarantine it, or use a version or module that knows it.",
    },
    eventType === undefined ? {} : { eventType },
  );
}

/** Matches names like those of the vendor's events. No other text is repeated in a message. */
const isEventName = /^[a-z_]+(?:\.[a-z_]+)+$/;

function refuseCustom(data: JsonObject, eventType: string, pointer: "" | "/data"): Refusal {
  const issue = {
    pointer,
    expected: "an object with customer and order",
    value: data,
    found: "an object with neither customer nor order",
    advice: `The payload designer replaced it, so read it by your own rules.${pointer ? "" : " An envelope goes to parseDelivery."}`,
  };
  return refuse("custom_payload", issue, { eventType, data });
}

function refuseAmbiguous(
  data: JsonObject,
  key: string,
  { eventType, pointer }: { eventType: string; pointer: string },
): Refusal {
  const others = key === "promotion_tier" ? "voucher and publication" : "promotion_tier";
  const expected = `${noSuchKey} next to ${others}`;
  const advice = "See which fields the owner of the distribution selected.";
  const issue = { pointer: `${pointer}/${key}`, expected, value: data[key], advice };
  return refuse("ambiguous_purpose", issue, { eventType, data });
}
