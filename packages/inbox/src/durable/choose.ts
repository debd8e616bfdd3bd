import type { DeliveryFilter, ListedDelivery } from "@order-webhooks/receiver";

/** Checks whether a filter selects an entry. Ignores the filter's customer, because that needs the body. */
export function isChosen(listed: ListedDelivery, filter: DeliveryFilter): boolean {
  const { minAgeMs = 0, maxAgeMs = Number.POSITIVE_INFINITY } = filter;
  if (listed.ageMs < minAgeMs || listed.ageMs > maxAgeMs) return false;
  return equalNames.every((name) => filter[name] === undefined || filter[name] === listed[name]);
}

/** Names that a filter and an entry have in common. */
const equalNames = ["key", "state", "event", "purpose", "reason"] as const;
