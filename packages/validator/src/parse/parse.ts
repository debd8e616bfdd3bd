import { findEvent } from "./event-types.ts";
import type { PurposeOptions } from "./purpose.ts";
import { readDelivery, readEventData, withFirstIssue } from "./read.ts";
import type { ParseResult } from "./result.ts";

/**
 * Parses an envelope. A distribution sends its deliveries in envelopes unless it sends raw payloads.
 *
 * Unknown keys, unknown values of open enums and wrong formats are accepted. {@link findDrift} finds them.
 * No body makes this function throw.
 *
 * @param body parsed JSON
 * @param options purposes of distributions whose keys do not show their purpose
 * @returns the webhook, or the reason of the refusal with its issues. `data` and `delivery` of the webhook
 *   are the same objects as in the body
 * @throws {TypeError} if `purposes` is not an object, or names a purpose that does not exist
 */
export function parseDelivery(body: unknown, options: PurposeOptions = {}): ParseResult {
  return withFirstIssue(readDelivery(body, findEvent, options));
}

/**
 * Parses a raw payload, which is an event's data without the envelope. A raw payload does not name its
 * event, so the caller passes the event that the URL is for.
 *
 * @param eventType key of `EventMap`. An event type that this version does not know is refused
 * @param data parsed JSON
 * @returns the same as {@link parseDelivery}, with `delivery` null. The purpose is always inferred from the keys
 */
export function parseEventData(eventType: string, data: unknown): ParseResult {
  return withFirstIssue(readEventData(data, eventType, findEvent));
}
