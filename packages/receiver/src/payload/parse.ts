import type { OrderWebhook } from "@order-webhooks/types";
import { type PurposeOptions, parseDelivery, parseEventData } from "@order-webhooks/validator";
import type { InboxEntry } from "../inbox/inbox.ts";
import { findDeclared } from "./declared-numbers.ts";
import { explainRefusal, type RefusedBody, toRefusedBody } from "./explain-refusal.ts";
import { type Nonconforming, toNonconforming } from "./nonconforming.ts";
import type { UnusableBody } from "./quarantine.ts";
import { type JsonFailure, parseJson, type ReadJson } from "./strict-json.ts";

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
  readonly read: ReadJson;
}

/** A body of a known event that does not conform to the contract: for a callback, or unusable. */
export interface NonconformingBody extends Nonconforming {
  readonly kind: "nonconforming";
  readonly eventType: string | null;
  readonly read: ReadJson;
  /** The body as it is without that callback. */
  readonly unusable: UnusableBody;
}

/**
 * Parses an authentic body: an envelope, or the data of the event that its path is for. Never throws.
 *
 * @param options the purposes of distributions whose keys cannot show them, all of which exist
 */
export function parseBody({ body, rawEvent }: StoredBody, options: PurposeOptions): ParsedBody {
  const read = parseJson(body);
  if (!read.ok) return toUnread(rawEvent, read.failure, failureMessages[read.failure]);
  const json = read.value;
  const parsed = rawEvent === null ? parseDelivery(json, options) : parseEventData(rawEvent, json);
  const declared = read.warnings.length === 0 ? undefined : findDeclared(read, rawEvent, options);
  if (declared !== undefined) return toInexact(declared, parsed.ok ? parsed.webhook : parsed);
  if (parsed.ok) {
    const { webhook, purposeInferred } = parsed;
    return { kind: "webhook", eventType: webhook.eventType, webhook, purposeInferred, read };
  }
  return toRefused(toRefusedBody(parsed, json, rawEvent), read);
}

function toRefused(refused: RefusedBody, read: ReadJson): NonconformingBody | UnusableBody {
  const { refusal, json, rawEvent } = refused;
  const { reason, issues, eventType = rawEvent } = refusal;
  const message = explainRefusal(refused);
  const unusable: UnusableBody = {
    kind: "unusable",
    reason,
    message,
    eventType,
    issues,
    json,
    read,
  };
  const nonconforming = toNonconforming(refused);
  if (!nonconforming) return unusable;
  return { kind: "nonconforming", ...nonconforming, eventType, read, unusable };
}

/** Refuses a number that the contract declares, and that JavaScript changed. */
function toInexact(pointer: string, { eventType = null }: { readonly eventType?: string | null }) {
  const message = `The body has an integer beyond 2^53 at ${pointer}, where the contract has a number, and JavaScript may change it.`;
  return toUnread(eventType, "unsafe_number", message);
}

function toUnread(
  eventType: string | null,
  reason: JsonFailure | "unsafe_number",
  message: string,
): UnusableBody {
  return { kind: "unusable", reason, message, eventType, issues: [], json: undefined, read: null };
}

const failureMessages: { readonly [F in JsonFailure]: string } = {
  empty: "The body is empty.",
  not_utf8: "The body is not UTF-8.",
  byte_order_mark: "The body begins with a byte order mark, which JSON does not allow.",
  not_json: "The body is not JSON.",
  too_deep: "The body is nested deeper than 100 levels.",
  forbidden_key:
    "The body has a key (__proto__, or prototype in constructor) that could change other objects.",
};
