import type { InboxRetention } from "../../sqlite.ts";
import { unitsMs } from "./duration.ts";
import type { InboxLocation } from "./location.ts";
import { readText, toUsageError } from "./usage.ts";

/** Values of the options for the retention. */
export interface RetentionValues {
  readonly "keep-dead"?: string | undefined;
  readonly "keep-keys"?: string | undefined;
}

/** Ten thousand days. A larger number is a mistake. */
const mostDays = 10_000;

/**
 * Reads the retention of dead and quarantined deliveries and of keys, in days. Returns only the values that are set, in
 * ms.
 *
 * @throws ReceiverError `argument_invalid`, also for an inbox in memory
 */
export function readRetention(
  values: RetentionValues,
  { kind }: InboxLocation,
): Partial<InboxRetention> {
  const keptMs = readDays("--keep-dead", values["keep-dead"], kind);
  const keysMs = readDays("--keep-keys", values["keep-keys"], kind);
  return { ...(keptMs !== undefined && { keptMs }), ...(keysMs !== undefined && { keysMs }) };
}

function readDays(
  place: string,
  value: string | undefined,
  kind: InboxLocation["kind"],
): number | undefined {
  const text = readText(place, value);
  if (text === undefined) return undefined;
  if (kind === "memory") {
    throw toUsageError(place, { expected: "an inbox in a file or a database", found: "memory:" });
  }
  const days = Number(text);
  if (/^\d{1,5}$/.test(text) && days >= 1 && days <= mostDays) {
    return days * (unitsMs.d ?? Number.NaN);
  }
  const expected = `a whole number of days from 1 to ${mostDays}`;
  throw toUsageError(place, { expected, found: JSON.stringify(text) });
}
