import {
  isJsonArray,
  type Json,
  type JsonObject,
  type Steps,
  toPointer,
  valueAtSteps,
} from "../json/json.ts";
import type { Situation } from "./findings.ts";

/** Gives the kind of value that is there. */
export function situationOf(payload: Json, steps: Steps): Situation {
  const value = valueAtSteps(payload, steps);
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return isJsonArray(value) && value.length === 0 ? "empty" : "value";
}

/** The same for steps to one place, whatever the index. */
export function keyOfPlace(steps: Steps): string {
  return toPointer(steps.map((step) => (typeof step === "number" ? "*" : step)));
}

/** The same for failures that a smaller payload must still show: one place, one situation. */
export function keyOfFailure(payload: JsonObject, steps: Steps): string {
  const situation: Situation = situationOf(payload, steps);
  return `${keyOfPlace(steps)} ${situation}`;
}
