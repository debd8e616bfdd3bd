import type { Call } from "../candidates/validator.ts";
import { addUnknownKey, breakFive, breakLate, type Judge } from "../documents/defects.ts";
import { type SetName, setNames } from "../documents/sets.ts";

/** The plan of one row of the table. */
export interface RowPlan {
  readonly name: string;
  readonly call: Call;
  readonly set: SetName;
  readonly timed: "good" | "bad";
  /** True if the candidates meet bad deliveries first, as a receiver does that runs for long. */
  readonly isSeasoned?: true;
  /** Makes a bad delivery of a good one. */
  readonly spoil: (text: string, judge: Judge) => string;
}

/** The rows, in the order of the table. */
export const rowPlans: readonly RowPlan[] = [
  ...setNames.map(toValidatePlan),
  { ...toValidatePlan("mixed"), name: "validate, mixed, after refusals", isSeasoned: true },
  { name: "find drift, mixed", call: "drift", set: "mixed", timed: "good", spoil: addUnknownKey },
  { name: "reject, one late defect", call: "parse", set: "mixed", timed: "bad", spoil: breakLate },
  { name: "explain, five defects", call: "explain", set: "mixed", timed: "bad", spoil: breakFive },
];

function toValidatePlan(set: SetName): RowPlan {
  return { name: `validate, ${set}`, call: "parse", set, timed: "good", spoil: breakLate };
}
