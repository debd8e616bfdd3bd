import {
  isJsonArray,
  type Json,
  type JsonObject,
  type Steps,
  toPointer,
  valueAtSteps,
} from "../json/json.ts";
import type { Situation } from "./findings.ts";

/** Returns the kind of value at a place. */
export function situationOf(payload: Json, steps: Steps): Situation {
  const value = valueAtSteps(payload, steps);
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return isJsonArray(value) && value.length === 0 ? "empty" : "value";
}

/** Returns a key that is equal for steps that differ only in list indices. */
export function keyOfPlace(steps: Steps): string {
  return toPointer(steps.map((step) => (typeof step === "number" ? "*" : step)));
}

/**
 * Returns a key that is equal for failures at the same place with the same kind of value. A smaller
 * payload must keep it.
 */
export function keyOfFailure(payload: JsonObject, steps: Steps): string {
  const situation: Situation = situationOf(payload, steps);
  return `${keyOfPlace(steps)} ${situation}`;
}
