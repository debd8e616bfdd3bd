import type { OrderWebhook } from "@order-webhooks/types";
import { type Issue, parseDelivery, parseEventData, type Reason } from "@order-webhooks/validator";
import type { InboxEntry } from "../inbox/inbox.ts";
import { explainRefusal } from "./refusal-messages.ts";
import { type JsonFault, type JsonReading, readJson } from "./strict-json.ts";

/** Why an authentic delivery cannot be handled. */
export type UnusableReason = Reason | JsonFault | "content_type" | "id_conflict";

/** An authentic delivery that no handler can take; it was acknowledged and set aside. */
export interface UnusableDelivery {
  readonly reason: UnusableReason;
  /** One sentence that stands alone; of the delivery it quotes the event's name at most, clipped. */
  readonly message: string;
  /** What `event.type` said, or what the raw path is for; null if neither says. */
  readonly eventType: string | null;
  /** Where the body differs from the contract; empty if it did not get that far. */
  readonly issues: readonly Issue[];
  /** The body as parsed JSON; undefined if it is none that may be read. */
  readonly json: unknown;
  /** The signed bytes. */
  readonly body: Uint8Array;
  /** The key under which it was kept, for a replay. */
  readonly deliveryKey: string;
}

/** What a body turned out to be. */
export type Reading =
  | { readonly usable: true; readonly webhook: OrderWebhook; readonly json: unknown }
  | UnusableReading;

/** A body that is not a webhook we know. */
export interface UnusableReading extends Omit<UnusableDelivery, "body" | "deliveryKey"> {
  readonly usable: false;
}

/** Reads an authentic body: an envelope, or the data of the event that its path is for. Never throws. */
export function readBody({ body, rawEvent }: Pick<InboxEntry, "body" | "rawEvent">): Reading {
  const read = readJson(body);
  if (!read.ok) return toFaulty(read, rawEvent);
  const json = read.value;
  const parsed = rawEvent === null ? parseDelivery(json) : parseEventData(rawEvent, json);
  if (parsed.ok) return { usable: true, webhook: parsed.webhook, json };
  const { reason, issues, eventType = rawEvent } = parsed;
  const message = explainRefusal({ refusal: parsed, json, rawEvent });
  return { usable: false, reason, message, eventType, issues, json };
}

function toFaulty(read: JsonReading & { ok: false }, eventType: string | null): UnusableReading {
  const message = faultMessages[read.fault];
  return { usable: false, reason: read.fault, message, eventType, issues: [], json: undefined };
}

const faultMessages: { readonly [F in JsonFault]: string } = {
  empty: "The body is empty.",
  not_utf8: "The body is not UTF-8.",
  byte_order_mark: "The body begins with a byte order mark, which JSON does not allow.",
  not_json: "The body is not JSON.",
  too_deep: "The body is nested deeper than 100 levels.",
  forbidden_key:
    "The body has a key (__proto__, or prototype in constructor) that could change other objects.",
  unsafe_number: "The body has an integer beyond 2^53, which JavaScript may change.",
  unsafe_text:
    "The body has a string with a NUL or half a surrogate pair, which many stores refuse.",
};
