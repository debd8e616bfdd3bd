import type { ChangeFilter, DeliveryFilter, ListFilter } from "@order-webhooks/receiver";
import { InboxError } from "../errors.ts";
import { assertOptions, describe } from "./options.ts";
import type { ScanSource } from "./storage.ts";

const texts = ["key", "event", "purpose", "reason", "customer"] as const;
const ages = ["minAgeMs", "maxAgeMs"] as const;
const states: readonly unknown[] = ["waiting", "claimed", "done", "dead", "quarantined"];
const names = [...texts, "state", ...ages];

/**
 * Checks the filter of a list.
 *
 * @throws InboxError `option_unknown` for an unknown name, `options_invalid` if the filter is not an object,
 * `filter_invalid` for an impossible value
 */
export function assertListFilter(filter: ListFilter): void {
  assertOptions("list", filter, [...names, "limit"]);
  assertValues("list", filter);
  const { limit = 1 } = filter;
  assertValue(
    "list.limit",
    "a whole number above 0",
    limit,
    Number.isSafeInteger(limit) && limit > 0,
  );
}

/**
 * Checks the filter of a change, and returns it. Returns an empty filter for `all`, which selects everything that is
 * dead or quarantined.
 *
 * @throws InboxError `option_unknown` for an unknown name, `options_invalid` if the filter is not an object.
 * `filter_invalid` for an impossible value, for an empty filter, or for `all` with other conditions
 */
export function toChosen(method: "replay" | "purge", filter: ChangeFilter): DeliveryFilter {
  assertOptions(method, filter, [...names, "all"]);
  const isFiltered = Object.entries(filter).some(
    ([name, value]) => name !== "all" && value !== undefined,
  );
  if (filter.all === undefined && isFiltered) {
    assertValues(method, filter);
    return filter;
  }
  if (filter.all === true && !isFiltered) return {};
  throw new InboxError("filter_invalid", {
    place: method,
    expected: "either a filter or all: true",
    found: isFiltered ? "both" : "neither",
    fix: "Pass { all: true } to select everything that is dead or quarantined.",
  });
}

/** Returns the parts of the inbox in which a filter can select something. */
export function sourcesOf({ key, state, customer }: DeliveryFilter): readonly ScanSource[] {
  if (key !== undefined) return ["key"];
  if (state === "done") return customer === undefined ? ["done"] : [];
  if (state === "waiting" || state === "claimed") return ["bodies"];
  return state === undefined && customer !== undefined ? ["bodies"] : ["kept"];
}

function assertValues(method: string, filter: DeliveryFilter): void {
  for (const name of texts) {
    const value: unknown = filter[name];
    assertValue(`${method}.${name}`, "a string", value, isAbsentOr(value, "string"));
  }
  for (const name of ages) {
    const value: unknown = filter[name];
    assertValue(`${method}.${name}`, "a number of ms", value, isAbsentOr(value, "number"));
  }
  const { state } = filter;
  const isState = state === undefined || states.includes(state);
  assertValue(`${method}.state`, `one of ${states.join(", ")}`, state, isState);
}

function isAbsentOr(value: unknown, type: "string" | "number"): boolean {
  return value === undefined || (typeof value === type && !Number.isNaN(value));
}

function assertValue(place: string, expected: string, value: unknown, isRight: boolean): void {
  if (isRight) return;
  const fix = "Correct the value, or omit it.";
  throw new InboxError("filter_invalid", { place, expected, found: describe(value), fix });
}
