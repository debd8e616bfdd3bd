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

/** Function that returns the checks of an event, or undefined for an unsupported event. */
export interface FindEvent<E extends EventType = EventType> {
  (eventType: unknown): EventChecks<E> | undefined;
  /** Supported events. */
  readonly known: readonly EventType[];
}

/** Result of dispatching a payload: the event and purpose whose check applies. */
export interface Destination<E extends EventType = EventType> {
  readonly ok: true;
  readonly event: EventChecks<E>;
  readonly purpose: Purpose;
  /** True if the purpose was inferred from the keys of the data, and false if it was configured. */
  readonly purposeInferred: boolean;
  readonly data: JsonObject;
}

/** Envelope that is too broken to dispatch its data. The check of the envelope finds the issues. */
export interface BrokenEnvelope {
  readonly ok: false;
  readonly facts: Pick<Refusal, "eventType">;
}

/** Finds the check for an envelope's data by `event.type`, `source.id` and the keys of the data. */
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

/** Finds the check for a raw payload. */
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

/** Recognizes a JSON object. Bytes, which callers sometimes pass by mistake, have neither `event` nor `order`. */
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
  const advice =
    "If it is a raw payload, pass it to parseEventData with the event type of its URL.";
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
      advice: "Quarantine the payload, or use a version or module that supports this event.",
    },
    eventType === undefined ? {} : { eventType },
  );
}

/** Matches names in the style of the vendor's events. Messages repeat no other text. */
const isEventName = /^[a-z_]+(?:\.[a-z_]+)+$/;

function refuseCustom(data: JsonObject, eventType: string, pointer: "" | "/data"): Refusal {
  const issue = {
    pointer,
    expected: "an object with customer and order",
    value: data,
    found: "an object with neither customer nor order",
    advice: `The payload designer replaced the data, so parse it with your own code.${pointer ? "" : " Pass an envelope to parseDelivery."}`,
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
  const advice = "Check which fields the owner of the distribution selected.";
  const issue = { pointer: `${pointer}/${key}`, expected, value: data[key], advice };
  return refuse("ambiguous_purpose", issue, { eventType, data });
}
