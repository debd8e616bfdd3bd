import type { OrderWebhook } from "@order-webhooks/types";
import { type PurposeOptions, parseDelivery, parseEventData } from "@order-webhooks/validator";
import type { InboxEntry } from "../inbox/inbox.ts";
import { explainRefusal, type RefusedBody, toRefusedBody } from "./explain-refusal.ts";
import { type Nonconforming, toNonconforming } from "./nonconforming.ts";
import type { UnusableBody } from "./quarantine.ts";
import { type JsonFailure, parseJson } from "./strict-json.ts";

/** Parses an authentic body by the options of a receiver. */
export type ParseBody = (stored: StoredBody) => ParsedBody;

/** A parsed body: a webhook, or the reason why no handler can take it. */
export type ParsedBody = WebhookBody | NonconformingBody | UnusableBody;

/** The parts of an entry that are parsed. */
export type StoredBody = Pick<InboxEntry, "body" | "rawEvent">;

/** A body that is a webhook. */
export interface WebhookBody {
  readonly kind: "webhook";
  readonly eventType: string;
  readonly webhook: OrderWebhook;
  readonly purposeInferred: boolean;
  readonly json: unknown;
}

/** A body of a known event that does not conform to the contract: for a callback, or unusable. */
export interface NonconformingBody extends Nonconforming {
  readonly kind: "nonconforming";
  readonly eventType: string | null;
  readonly json: unknown;
  /** The body as it is without that callback. */
  readonly unusable: UnusableBody;
}

/**
 * Parses an authentic body: an envelope, or the data of the event that its path is for. Never throws.
 *
 * @param options the purposes of distributions whose keys cannot show them, all of which exist
 */
export function parseBody(
  { body, rawEvent }: StoredBody,
  options: PurposeOptions = {},
): ParsedBody {
  const read = parseJson(body);
  if (!read.ok) return toUnparsed(read.failure, rawEvent);
  const json = read.value;
  const parsed = rawEvent === null ? parseDelivery(json, options) : parseEventData(rawEvent, json);
  if (parsed.ok) {
    const { webhook, purposeInferred } = parsed;
    return { kind: "webhook", eventType: webhook.eventType, webhook, purposeInferred, json };
  }
  return toRefused(toRefusedBody(parsed, json, rawEvent));
}

function toRefused(refused: RefusedBody): NonconformingBody | UnusableBody {
  const { refusal, json, rawEvent } = refused;
  const { reason, issues, eventType = rawEvent } = refusal;
  const message = explainRefusal(refused);
  const unusable: UnusableBody = { kind: "unusable", reason, message, eventType, issues, json };
  const nonconforming = toNonconforming(refused);
  if (!nonconforming) return unusable;
  return { kind: "nonconforming", ...nonconforming, eventType, json, unusable };
}

function toUnparsed(reason: JsonFailure, eventType: string | null): UnusableBody {
  const message = failureMessages[reason];
  return { kind: "unusable", reason, message, eventType, issues: [], json: undefined };
}

/** The finding for each reason why a body is not JSON that is safe to read. */
export const failureMessages: { readonly [F in JsonFailure]: string } = {
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
