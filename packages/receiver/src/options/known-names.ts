import type { EventType, Purpose } from "@order-webhooks/types";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { describe } from "../assertions.ts";
import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";

/** Throws a ReceiverError `event_unknown` unless this version supports the event. */
export function assertEvent(place: string, event: unknown): asserts event is EventType {
  assertOneOf(place, event, { known: eventTypes, code: "event_unknown" });
}

/** Throws a ReceiverError `purpose_unknown` unless the purpose exists. */
export function assertPurpose(place: string, purpose: unknown): asserts purpose is Purpose {
  assertOneOf(place, purpose, { known: purposes, code: "purpose_unknown" });
}

function assertOneOf(
  place: string,
  value: unknown,
  { known, code }: { readonly known: readonly unknown[]; readonly code: ReceiverErrorCode },
): void {
  if (known.includes(value)) return;
  const expected = `one of ${known.join(", ")}`;
  const fix = "Correct the name, or update the packages.";
  throw new ReceiverError(code, { place, expected, found: describe(value), fix });
}
