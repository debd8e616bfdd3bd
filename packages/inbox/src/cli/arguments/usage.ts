import { ReceiverError } from "@order-webhooks/receiver";

/** Parts of a message about an argument. */
export interface UsageDetails {
  readonly expected: string;
  readonly found: string;
  readonly fix?: string;
  readonly cause?: unknown;
}

/** Creates the error for a wrong argument. The fix is `See --help.` by default. */
export function toUsageError(place: string, details: UsageDetails): ReceiverError {
  return new ReceiverError("argument_invalid", { place, fix: "See --help.", ...details });
}

/**
 * Returns the value of an option that may be set once, or undefined.
 *
 * @throws ReceiverError `argument_invalid` for several values, or for a blank one, which is usually an unset variable
 */
export function readOnce(place: string, values: readonly string[] = []): string | undefined {
  if (values.length > 1) throw toUsageError(place, { expected: "one value", found: "several" });
  const [value] = values;
  if (value?.trim() !== "") return value;
  throw toUsageError(place, { expected: "a value", found: "a blank one" });
}
