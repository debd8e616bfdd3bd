import { groupBy } from "../json/group.ts";
import { toContractRows } from "../schemas/variants.ts";
import { countOf } from "../text/count.ts";
import type { PactReport, PactVariant } from "./pacts-report.ts";

/** Short text about the variants without an interaction. */
export interface UncoveredWords {
  /** Sentence with their number and the number of all variants. */
  readonly sum: string;
  /** Events with the same missing purposes, and these purposes. */
  readonly groups: readonly string[];
}

/** Describes the variants without an interaction. Undefined if there are none. */
export function describeUncovered({
  interactions,
  uncovered,
}: PactReport): UncoveredWords | undefined {
  if (uncovered.length === 0) return undefined;
  const covered = interactions.flatMap(({ variants }) => variants);
  // A complete contract covers these rows, so only these can be missing.
  const all = [...toContractRows(uniqueOf(covered)), ...uncovered];
  return {
    sum: `No interaction for ${uncovered.length} of ${countOf(all.length, "variant")}`,
    groups: groupEvents(uncovered, all),
  };
}

function uniqueOf(variants: readonly PactVariant[]): readonly PactVariant[] {
  return [...new Map(variants.map((one) => [keyOf(one), one])).values()];
}

function keyOf({ event, purpose, form, referrer, redemption }: PactVariant): string {
  return JSON.stringify([event, purpose, form, referrer, redemption]);
}

/**
 * Lists the missing variants of each event and form. Events with the same missing variants share an
 * entry.
 */
function groupEvents(
  uncovered: readonly PactVariant[],
  all: readonly PactVariant[],
): readonly string[] {
  const byEvent = groupBy(uncovered, ({ event, form }) => JSON.stringify([event, form]));
  const entries = [...byEvent.values()].map((left) => ({
    event: left[0]?.event ?? "",
    text: `${listPurposes(left, all)} (${left[0]?.form})`,
  }));
  return [...groupBy(entries, ({ text }) => text)].map(
    ([text, events]) => `${events.map(({ event }) => event).join(", ")}: ${text}`,
  );
}

/**
 * Lists the missing purposes of one event and form, with a count if only some variants are missing.
 */
function listPurposes(left: readonly PactVariant[], all: readonly PactVariant[]): string {
  const byPurpose = groupBy(left, ({ purpose }) => purpose);
  const words = [...byPurpose].map(([purpose, { length }]) => {
    const total = all.filter((one) => isAlike(one, left[0]) && one.purpose === purpose).length;
    return length === total ? purpose : `${purpose} in ${length} of ${total}`;
  });
  return words.join(", ");
}

function isAlike(one: PactVariant, other: PactVariant | undefined): boolean {
  return one.event === other?.event && one.form === other.form;
}
