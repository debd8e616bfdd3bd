import { assertKnownNames } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { ChangeFilter, DeliveryFilter, DeliveryState, ListedDelivery } from "./inbox.ts";
import { mentionsCustomer } from "./mentions-customer.ts";

/** Every state of an entry. */
export const states: readonly DeliveryState[] = [
  "waiting",
  "claimed",
  "done",
  "dead",
  "quarantined",
];

const keptStates: readonly DeliveryState[] = ["dead", "quarantined"];

/** Returns the states that a filter selects. */
export function statesOf({ state, key, customer }: DeliveryFilter): readonly DeliveryState[] {
  if (state !== undefined) return [state];
  return key === undefined && customer === undefined ? keptStates : states;
}

/**
 * Checks that a filter selects an entry. Only the condition `customer` needs the body.
 *
 * @param body the body of the entry, or undefined if it has none
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
 * Converts the filter of a change to a filter of a list. The result for `all` has no condition.
 *
 * @param place the name of the method, for the message
 * @throws ReceiverError `option_unknown` for an unknown condition. `filter_invalid` for a condition together with
 * `all`, and for an empty filter, so that a condition that is missing by mistake does not select everything.
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
    expected: "either conditions or all: true",
    found: given.length > 0 ? `all together with ${given.join(", ")}` : "neither",
    fix: "Pass { all: true } to select all dead and quarantined deliveries.",
  });
}
