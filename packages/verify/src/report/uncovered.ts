import { groupBy } from "../json/group.ts";
import { toContractRows } from "../schemas/variants.ts";
import { countOf } from "../text/count.ts";
import type { PactReport, PactVariant } from "./pacts-report.ts";

/** Variants that a pact has no interaction about, in few words. */
export interface UncoveredWords {
  /** Their number, and the number of all. */
  readonly sum: string;
  /** Events with the same purposes left out, and these purposes. */
  readonly groups: readonly string[];
}

/** Describes the variants that a pact has no interaction about. Gives undefined if there is none. */
export function describeUncovered({
  interactions,
  uncovered,
}: PactReport): UncoveredWords | undefined {
  if (uncovered.length === 0) return undefined;
  const covered = interactions.flatMap(({ variants }) => variants);
  // A complete contract covers these rows, and only these can be left out.
  const all = [...toContractRows(uniqueOf(covered)), ...uncovered];
  return {
    sum: `No interaction about ${uncovered.length} of ${countOf(all.length, "variant")}`,
    groups: groupEvents(uncovered, all),
  };
}

function uniqueOf(variants: readonly PactVariant[]): readonly PactVariant[] {
  return [...new Map(variants.map((one) => [keyOf(one), one])).values()];
}

function keyOf({ event, purpose, form, referrer, redemption }: PactVariant): string {
  return JSON.stringify([event, purpose, form, referrer, redemption]);
}

/** Lists what is left out of each event and form. Events of which the same is left out share an entry. */
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

/** Lists the purposes of one event and form: those that are left out in part with their count. */
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
