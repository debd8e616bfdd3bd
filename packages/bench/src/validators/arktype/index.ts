import { type } from "arktype";
import { type Check, type Explain, purposeOf } from "../check.ts";
import { createSchemas } from "./delivery.ts";

/** Creates a check with arktype, which collects no errors. */
export function createCheck(eventTypes: readonly string[]): Check {
  const schemas = createSchemas(eventTypes);
  return (delivery) => schemas[purposeOf(delivery)].allows(delivery);
}

/** Creates a list of all errors with arktype. */
export function createExplain(eventTypes: readonly string[]): Explain {
  const schemas = createSchemas(eventTypes);
  return (delivery) => {
    const result = schemas[purposeOf(delivery)](delivery);
    return result instanceof type.errors ? result : [];
  };
}
