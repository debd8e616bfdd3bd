import * as v from "valibot";
import { type Check, type Explain, purposeOf } from "../check.ts";
import { createSchemas } from "./delivery.ts";

/** Creates a check with valibot, which stops at the first error. */
export function createCheck(eventTypes: readonly string[]): Check {
  const schemas = createSchemas(eventTypes);
  return (delivery) =>
    v.safeParse(schemas[purposeOf(delivery)], delivery, { abortEarly: true }).success;
}

/** Creates a list of all errors with valibot. */
export function createExplain(eventTypes: readonly string[]): Explain {
  const schemas = createSchemas(eventTypes);
  return (delivery) => v.safeParse(schemas[purposeOf(delivery)], delivery).issues ?? [];
}
