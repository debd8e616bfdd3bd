import { assertKnownNames, assertOptionalType, assertType, describe } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type {
  ChangeFilter,
  ChangeOptions,
  DeliveryFilter,
  DeliveryState,
  ListFilter,
} from "../inbox/inbox.ts";
import { states } from "../inbox/matches-filter.ts";
import { assertWholeNumber } from "../numbers.ts";

const code = "filter_invalid";

/** Methods of a receiver that have a filter. */
type FilterOwner = "list" | "replay" | "purge";

/**
 * Checks the filter of a list, for users of JavaScript.
 *
 * @throws ReceiverError `option_unknown` for an unknown name, `filter_invalid` for an invalid value.
 */
export function assertListFilter(filter: ListFilter): void {
  assertFilter("list", filter, [...filterNames, "limit"]);
  assertWholeNumber("list.limit", filter.limit ?? 1, { code });
}

/**
 * Checks the filter of a change, for users of JavaScript. It prevents a change of all deliveries by mistake.
 *
 * @throws ReceiverError `replay_unfiltered` or `purge_unfiltered` without a condition, `option_unknown` for an unknown
 * name, `filter_invalid` for an invalid value, or for a condition together with `all`.
 */
export function assertChangeFilter(
  owner: "replay" | "purge",
  filter: ChangeFilter | undefined,
): asserts filter is ChangeFilter {
  if (filter === undefined) refuseUnfiltered(owner);
  assertFilter(owner, filter, ["all", ...filterNames]);
  assertOptionalType(`${owner}.all`, filter.all, { type: "boolean", code });
  const isChosen = filterNames.some((name) => filter[name] !== undefined);
  if (filter.all && isChosen) refuseAmbiguous(owner);
  if (!filter.all && !isChosen) refuseUnfiltered(owner);
}

/**
 * Checks the options of a change, for users of JavaScript.
 *
 * @throws ReceiverError `option_unknown` for an unknown name, `filter_invalid` for a `dryRun` that is not a boolean.
 */
export function assertChangeOptions(owner: "replay" | "purge", options: ChangeOptions): void {
  assertType(owner, options, { type: "object", code });
  assertKnownNames(options, ["dryRun"], owner);
  assertOptionalType(`${owner}.dryRun`, options.dryRun, { type: "boolean", code });
}

const texts = ["key", "event", "purpose", "reason", "customer"] as const;
const ages = ["minAgeMs", "maxAgeMs"] as const;
const filterNames: readonly (keyof DeliveryFilter)[] = [...texts, "state", ...ages];

function assertFilter(owner: FilterOwner, filter: DeliveryFilter, known: readonly string[]): void {
  assertType(owner, filter, { type: "object", code });
  assertKnownNames(filter, known, owner);
  for (const name of texts) {
    assertOptionalType(`${owner}.${name}`, filter[name], { type: "string", code });
  }
  for (const name of ages)
    assertWholeNumber(`${owner}.${name}`, filter[name] ?? 0, { code, least: 0 });
  if (filter.customer === "") refuseBlankCustomer(owner);
  assertState(owner, filter.state);
}

function assertState(owner: FilterOwner, state: DeliveryState | undefined): void {
  if (state === undefined || states.includes(state)) return;
  throw new ReceiverError(code, {
    place: `${owner}.state`,
    expected: `one of ${states.join(", ")}`,
    found: describe(state),
    fix: "Correct the state, or omit it for dead and quarantined deliveries.",
  });
}

function refuseBlankCustomer(owner: FilterOwner): never {
  throw new ReceiverError(code, {
    place: `${owner}.customer`,
    expected: "the id of a customer",
    found: "a blank one",
    fix: "Pass the id, or omit it.",
  });
}

function refuseAmbiguous(owner: FilterOwner): never {
  throw new ReceiverError(code, {
    place: `${owner}.all`,
    expected: "either all or a filter",
    found: "both",
    fix: "Remove all to select by a filter.",
  });
}

function refuseUnfiltered(owner: "replay" | "purge"): never {
  throw new ReceiverError(`${owner}_unfiltered`, {
    place: owner,
    expected: "a filter, or all: true",
    found: "neither",
    fix: `Pass { all: true } to ${owner} all dead and quarantined deliveries.`,
  });
}
