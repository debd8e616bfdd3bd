import { assertKnownNames, assertOptionalType, assertType, describe } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { ListFilter, ReplayFilter } from "../inbox/inbox.ts";
import { assertWholeNumber } from "../numbers.ts";

const code = "filter_invalid";

/**
 * Checks the filter of a list, for users of JavaScript.
 *
 * @throws ReceiverError `option_unknown` for an unknown name. `filter_invalid` for a status or a limit that
 * cannot be.
 */
export function assertListFilter(filter: ListFilter): void {
  assertFilter("list", filter, ["status", "limit"]);
  const { status, limit = 1 } = filter;
  assertStatus("list", status);
  assertWholeNumber("list.limit", limit, { code });
}

/**
 * Checks the filter of a replay, for users of JavaScript. It refuses a replay of everything by mistake.
 *
 * @throws ReceiverError `replay_unfiltered` if nothing is chosen. `option_unknown` for an unknown name.
 * `filter_invalid` for a key or a status that cannot be, or one next to `all`.
 */
export function assertReplayFilter(
  filter: ReplayFilter | undefined,
): asserts filter is ReplayFilter {
  if (filter === undefined) refuseUnfiltered();
  assertFilter("replay", filter, ["all", "key", "status"]);
  const { all, key, status } = filter;
  assertOptionalType("replay.all", all, { type: "boolean", code });
  assertOptionalType("replay.key", key, { type: "string", code });
  assertStatus("replay", status);
  const isChosen = key !== undefined || status !== undefined;
  if (all && isChosen) refuseAmbiguous();
  if (!all && !isChosen) refuseUnfiltered();
}

type FilterOwner = "list" | "replay";

function assertFilter(place: FilterOwner, filter: object, known: readonly string[]): void {
  assertType(place, filter, { type: "object", code });
  assertKnownNames(filter, known, place);
}

const statuses: readonly unknown[] = ["dead", "quarantined"];

function assertStatus(owner: FilterOwner, status: unknown): void {
  if (status === undefined || statuses.includes(status)) return;
  throw new ReceiverError(code, {
    place: `${owner}.status`,
    expected: `one of ${statuses.join(", ")}`,
    found: describe(status),
    fix: "Correct the status, or leave it out for both.",
  });
}

function refuseAmbiguous(): never {
  throw new ReceiverError(code, {
    place: "replay.all",
    expected: "all alone, or key and status without it",
    found: "both",
    fix: "Leave out all to choose by key or status.",
  });
}

function refuseUnfiltered(): never {
  throw new ReceiverError("replay_unfiltered", {
    place: "replay",
    expected: "a filter with key or status, or all: true",
    found: "neither",
    fix: "Pass { all: true } to replay everything that is dead or quarantined.",
  });
}
