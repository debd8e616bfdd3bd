import type { OrderWebhook } from "@order-webhooks/types";
import type { PurposeOptions } from "@order-webhooks/validator";
import type { InboxEntry } from "../inbox/inbox.ts";
import { explainRefusal, type RefusedBody, toRefusedBody } from "./explain-refusal.ts";
import { type Nonconforming, toNonconforming } from "./nonconforming.ts";
import type { UnusableBody } from "./quarantine.ts";
import { readPayload, type UnreadPayload } from "./read-payload.ts";
import type { ReadJson } from "./strict-json.ts";

/** A parsed body: a webhook, or the reason why it is not one. */
export type ParsedBody = WebhookBody | NonconformingBody | UnusableBody;

/** The parts of an entry that parsing needs. */
export type StoredBody = Pick<InboxEntry, "body" | "rawEvent">;

/** A body that is a webhook. */
export interface WebhookBody {
  readonly kind: "webhook";
  readonly eventType: string;
  readonly webhook: OrderWebhook;
  readonly purposeInferred: boolean;
  readonly read: ReadJson;
}

/** A body of a known event that does not conform to the contract. Without `onNonconforming` it is unusable. */
export interface NonconformingBody extends Nonconforming {
  readonly kind: "nonconforming";
  readonly eventType: string | null;
  readonly read: ReadJson;
  /** The body for a receiver without `onNonconforming`. */
  readonly unusable: UnusableBody;
}

/**
 * Parses an authentic body: an envelope, or the data of the path's event. Never throws.
 *
 * @param options the checked option `purposes`
 */
export function parseBody({ body, rawEvent }: StoredBody, options: PurposeOptions): ParsedBody {
  const payload = readPayload(body, rawEvent, options);
  if (!payload.ok) return toUnread(payload, rawEvent);
  const { read, result } = payload;
  if (!result.ok) return toRefused(toRefusedBody(result, read.value, rawEvent), read);
  const { webhook, purposeInferred } = result;
  return { kind: "webhook", eventType: webhook.eventType, webhook, purposeInferred, read };
}

function toRefused(refused: RefusedBody, read: ReadJson): NonconformingBody | UnusableBody {
  const { refusal, json, rawEvent } = refused;
  const { reason, issues, eventType = rawEvent } = refusal;
  const message = explainRefusal(refused);
  const kind = "unusable";
  const unusable: UnusableBody = { kind, reason, message, eventType, issues, json, read };
  const nonconforming = toNonconforming(refused);
  if (!nonconforming) return unusable;
  return { kind: "nonconforming", ...nonconforming, eventType, read, unusable };
}

function toUnread({ reason, message }: UnreadPayload, eventType: string | null): UnusableBody {
  return { kind: "unusable", reason, message, eventType, issues: [], json: undefined, read: null };
}
