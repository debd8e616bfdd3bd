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
 * Returns the value of an option, or undefined without the option.
 *
 * @throws ReceiverError `argument_invalid` for a blank value, which is usually an unset variable
 */
export function readText(place: string, value: string | undefined): string | undefined {
  if (value?.trim() !== "") return value;
  const fix = "If a variable gives the value, check that it is set. Otherwise omit the option.";
  throw toUsageError(place, { expected: "a value", found: "a blank one", fix });
}
