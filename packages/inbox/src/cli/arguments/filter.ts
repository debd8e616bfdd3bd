import type { DeliveryFilter, DeliveryState, ListFilter } from "@order-webhooks/receiver";
import { deliveryReasons, type Values } from "@order-webhooks/receiver/command";
import { readDuration } from "./duration.ts";
import { readText, toUsageError } from "./usage.ts";

/** Options that select deliveries. */
export const filterFlags = {
  state: { type: "string" },
  event: { type: "string" },
  purpose: { type: "string" },
  reason: { type: "string" },
  customer: { type: "string" },
  "older-than": { type: "string" },
  "newer-than": { type: "string" },
} as const;

/** Every state, in the order of the output of `stats`. */
export const states: readonly DeliveryState[] = [
  "waiting",
  "claimed",
  "done",
  "dead",
  "quarantined",
];

/**
 * Reads the options that select deliveries. An empty filter selects dead and quarantined deliveries.
 *
 * @param allowed the states that the command accepts, by default all
 * @throws ReceiverError `argument_invalid`
 */
export function readFilter(
  values: Values<typeof filterFlags>,
  allowed: readonly DeliveryState[] = states,
): DeliveryFilter {
  const filter = {
    state: readChoice("--state", values.state, allowed),
    event: readText("--event", values.event),
    purpose: readChoice("--purpose", values.purpose, purposes),
    reason: readChoice("--reason", values.reason, deliveryReasons),
    customer: readText("--customer", values.customer),
    ...readAges(values),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

const purposes = ["promotion", "unique_code", "message"] as const;

function readChoice<T extends string>(
  place: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  const text = readText(place, value);
  if (text === undefined) return undefined;
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  const expected = `one of ${choices.join(", ")}`;
  throw toUsageError(place, { expected, found: JSON.stringify(text) });
}

function readAges(values: Values<typeof filterFlags>): Pick<ListFilter, "minAgeMs" | "maxAgeMs"> {
  const minAgeMs = readDuration("--older-than", values["older-than"]);
  const maxAgeMs = readDuration("--newer-than", values["newer-than"]);
  if (minAgeMs !== undefined && maxAgeMs !== undefined && minAgeMs > maxAgeMs) {
    const expected = "at most the time of --newer-than";
    const fix = "Raise --newer-than, or lower --older-than.";
    throw toUsageError("--older-than", { expected, found: "a longer time", fix });
  }
  return {
    ...(minAgeMs !== undefined && { minAgeMs }),
    ...(maxAgeMs !== undefined && { maxAgeMs }),
  };
}

/** Maximum number of deliveries in one list. */
export const mostListed = 10_000;

/**
 * Reads the maximum number of deliveries to list, 100 by default.
 *
 * @throws ReceiverError `argument_invalid` unless it is a number from 1 to 10,000
 */
export function readLimit(value: string | undefined): number {
  const text = readText("--limit", value) ?? "100";
  const limit = Number(text);
  if (/^\d{1,5}$/.test(text) && limit >= 1 && limit <= mostListed) return limit;
  const expected = `a number from 1 to ${mostListed}`;
  throw toUsageError("--limit", { expected, found: JSON.stringify(text) });
}
