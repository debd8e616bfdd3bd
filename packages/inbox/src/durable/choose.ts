import type { DeliveryFilter, ListedDelivery } from "@order-webhooks/receiver";

/** Checks whether a filter chooses an entry. Its customer is not looked at: that takes the body. */
export function isChosen(listed: ListedDelivery, filter: DeliveryFilter): boolean {
  const { minAgeMs = 0, maxAgeMs = Number.POSITIVE_INFINITY } = filter;
  if (listed.ageMs < minAgeMs || listed.ageMs > maxAgeMs) return false;
  return equalNames.every((name) => filter[name] === undefined || filter[name] === listed[name]);
}

/** The names that a filter and an entry share. */
const equalNames = ["key", "state", "event", "purpose", "reason"] as const;
