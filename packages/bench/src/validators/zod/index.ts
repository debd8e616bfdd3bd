import { type Check, type Explain, purposeOf } from "../check.ts";
import { createSchemas } from "./delivery.ts";

/** Creates a check with zod, which has no mode that stops at the first error. */
export function createCheck(eventTypes: readonly string[]): Check {
  const schemas = createSchemas(eventTypes);
  return (delivery) => schemas[purposeOf(delivery)].safeParse(delivery).success;
}

/** Creates a list of all errors with zod. */
export function createExplain(eventTypes: readonly string[]): Explain {
  const schemas = createSchemas(eventTypes);
  return (delivery) => schemas[purposeOf(delivery)].safeParse(delivery).error?.issues ?? [];
}
