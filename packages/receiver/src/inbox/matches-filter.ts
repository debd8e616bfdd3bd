import { assertKnownNames } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { ChangeFilter, DeliveryFilter, DeliveryState, ListedDelivery } from "./inbox.ts";
import { mentionsCustomer } from "./mentions-customer.ts";

/** Every state of an entry, in the order of its way. */
export const states: readonly DeliveryState[] = [
  "waiting",
  "claimed",
  "done",
  "dead",
  "quarantined",
];

const keptStates: readonly DeliveryState[] = ["dead", "quarantined"];

/** Lists the states that a filter chooses. */
export function statesOf({ state, key, customer }: DeliveryFilter): readonly DeliveryState[] {
  if (state !== undefined) return [state];
  return key === undefined && customer === undefined ? keptStates : states;
}

/**
 * Checks whether a filter chooses an entry. Only a customer needs the body.
 *
 * @param body the body of the entry, or undefined if none is kept
 */
export function matchesFilter(
  filter: DeliveryFilter,
  delivery: ListedDelivery,
  body: Uint8Array | undefined,
): boolean {
  const { customer, minAgeMs = 0, maxAgeMs = Number.POSITIVE_INFINITY } = filter;
  return (
    statesOf(filter).includes(delivery.state) &&
    compared.every((name) => filter[name] === undefined || filter[name] === delivery[name]) &&
    (minAgeMs <= 0 || delivery.ageMs >= minAgeMs) &&
    delivery.ageMs <= maxAgeMs &&
    (customer === undefined || (body !== undefined && mentionsCustomer(body, customer)))
  );
}

const compared = ["key", "event", "purpose", "reason"] as const;

/**
 * Returns what a change chooses, as a filter of a list. That of `all` has no condition.
 *
 * @param place the method that got the filter, for the message
 * @throws ReceiverError `filter_invalid` for a filter that is empty, so that a value that is missing by mistake does
 * not choose everything, or that has a condition next to `all`. `option_unknown` for an unknown condition.
 */
export function toDeliveryFilter(place: string, filter: ChangeFilter): DeliveryFilter {
  assertKnownNames(filter, ["all", ...conditions], place);
  const given = conditions.filter((name) => filter[name] !== undefined);
  if (filter.all ? given.length > 0 : given.length === 0) refuse(place, filter.all ? given : []);
  return filter.all ? {} : filter;
}

const conditions = [...compared, "state", "customer", "minAgeMs", "maxAgeMs"] as const;

function refuse(place: string, given: readonly string[]): never {
  throw new ReceiverError("filter_invalid", {
    place,
    expected: "conditions, or all: true alone",
    found: given.length > 0 ? `all next to ${given.join(", ")}` : "neither",
    fix: "Pass { all: true } to choose everything that is dead or quarantined.",
  });
}
