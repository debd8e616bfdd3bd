import { findEvent } from "./event-types.ts";
import type { PurposeOptions } from "./purpose.ts";
import { readDelivery, readEventData, withFirstIssue } from "./read.ts";
import type { ParseResult } from "./result.ts";

/**
 * Reads an envelope, the body that a distribution sends unless it was set to send a raw payload.
 *
 * Unknown keys, unknown values of known enumerations and odd formats are accepted ({@link findDrift}
 * finds them). Whatever the body is, it does not throw.
 *
 * @param body parsed JSON
 * @param options the purposes of distributions whose keys cannot show them
 * @returns the webhook, whose `data` and `delivery` are the very objects that were given, or the
 *   reason of the refusal with its issues
 * @throws {TypeError} if `purposes` is no object, or names a purpose that does not exist
 */
export function parseDelivery(body: unknown, options: PurposeOptions = {}): ParseResult {
  return withFirstIssue(readDelivery(body, findEvent, options));
}

/**
 * Reads a raw payload: an event's data without the envelope. Nothing in it names the event, so the
 * receiver says which one its URL is for.
 *
 * @param eventType such as a key of `EventMap`. One that this version does not know is refused
 * @param data parsed JSON
 * @returns as {@link parseDelivery}, with `delivery` null. The keys alone show the purpose
 */
export function parseEventData(eventType: string, data: unknown): ParseResult {
  return withFirstIssue(readEventData(data, eventType, findEvent));
}
