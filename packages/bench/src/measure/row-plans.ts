import type { Call } from "../candidates/validator.ts";
import {
  addUnknownKey,
  breakEarly,
  breakFive,
  breakLate,
  type Judge,
} from "../documents/defects.ts";
import { type SetName, setNames } from "../documents/sets.ts";

/** The plan of one row of the table. */
export interface RowPlan {
  readonly name: string;
  readonly call: Call;
  readonly set: SetName;
  readonly timed: "good" | "bad";
  /** True if the candidates get invalid deliveries before they are timed, as in a receiver that has run for long. */
  readonly isSeasoned?: true;
  /** Makes an invalid delivery from a valid one. */
  readonly spoil: (text: string, judge: Judge) => string;
}

/** The rows, in the order of the table. */
export const rowPlans: readonly RowPlan[] = [
  ...setNames.map(toValidatePlan),
  { ...toValidatePlan("mixed"), name: "validate, mixed, after refusals", isSeasoned: true },
  toRejectPlan("early", breakEarly),
  toRejectPlan("late", breakLate),
  { name: "explain, five defects", call: "explain", set: "mixed", timed: "bad", spoil: breakFive },
  toDriftPlan("mixed", "good"),
  toDriftPlan("an unknown key", "bad"),
];

function toValidatePlan(set: SetName): RowPlan {
  return { name: `validate, ${set}`, call: "parse", set, timed: "good", spoil: breakLate };
}

function toRejectPlan(place: "early" | "late", spoil: RowPlan["spoil"]): RowPlan {
  return { name: `reject, one ${place} defect`, call: "parse", set: "mixed", timed: "bad", spoil };
}

function toDriftPlan(what: string, timed: RowPlan["timed"]): RowPlan {
  return { name: `find drift, ${what}`, call: "drift", set: "mixed", timed, spoil: addUnknownKey };
}

/** The plan of the table of growing orders, whose items are all wrong. */
export const hostilePlan = { name: "hostile sizes" } as const;
