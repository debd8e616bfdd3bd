import { type LimitOptions, withLimit } from "../checks/limit.ts";
import { findEvent } from "./event-types.ts";
import type { PurposeOptions } from "./purpose.ts";
import { readDelivery, readEventData } from "./read.ts";
import type { Issue, ParseResult } from "./result.ts";

/**
 * Finds every issue of an envelope. It finds none if `parseDelivery` accepts the envelope. Values that do
 * not fit come before keys that are missing. The time is linear in the size of the value.
 *
 * A reason other than `invalid` and `incomplete` is one issue, and the rest of such a payload is not checked.
 *
 * @throws {TypeError} as `parseDelivery` does, for `purposes` alone
 */
export function explainDelivery(
  body: unknown,
  options: LimitOptions & PurposeOptions = {},
): readonly Issue[] {
  return withLimit(options, () => issuesOf(readDelivery(body, findEvent, options)));
}

/** Finds every issue of a raw payload, as {@link explainDelivery} gives those of an envelope. */
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
