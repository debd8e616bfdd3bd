import { type LimitOptions, withLimit } from "../checks/limit.ts";
import { findEvent } from "./event-types.ts";
import type { PurposeOptions } from "./purpose.ts";
import { readDelivery, readEventData } from "./read.ts";
import type { Issue, ParseResult } from "./result.ts";

/**
 * Finds every issue of an envelope, in time linear in its size. There are none if `parseDelivery` accepts
 * the envelope. Wrong values precede missing keys.
 *
 * For a reason other than `invalid` and `incomplete`, the result is one issue, and the rest of the payload
 * is not checked.
 *
 * @throws {TypeError} if `purposes` is not an object, or names a purpose that does not exist
 */
export function explainDelivery(
  body: unknown,
  options: LimitOptions & PurposeOptions = {},
): readonly Issue[] {
  return withLimit(options, () => issuesOf(readDelivery(body, findEvent, options)));
}

/** Finds every issue of a raw payload. The rules are those of {@link explainDelivery}. */
export function explainEventData(
  eventType: string,
  data: unknown,
  options: LimitOptions = {},
): readonly Issue[] {
  return withLimit(options, () => issuesOf(readEventData(data, eventType, findEvent)));
}

function issuesOf(result: ParseResult): readonly Issue[] {
  return result.ok ? [] : result.issues;
}
