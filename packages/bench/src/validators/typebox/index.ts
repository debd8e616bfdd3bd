import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { type Check, type Explain, purposeOf } from "../check.ts";
import { createSchemas } from "./delivery.ts";

/** Creates a check with TypeBox, which compiles its schemas. */
export function createCheck(eventTypes: readonly string[]): Check {
  const validators = compile(eventTypes);
  return (delivery) => validators[purposeOf(delivery)].Check(delivery);
}

/**
 * Creates a function that lists at most 100 errors with TypeBox, the same limit as ours. It searches for errors only if
 * a check fails.
 */
export function createExplain(eventTypes: readonly string[]): Explain {
  Settings.Set({ maxErrors: 100 });
  const validators = compile(eventTypes);
  return (delivery) => {
    const validator = validators[purposeOf(delivery)];
    return validator.Check(delivery) ? [] : validator.Errors(delivery);
  };
}

function compile(eventTypes: readonly string[]) {
  const { promotion, unique_code, message } = createSchemas(eventTypes);
  return {
    promotion: Compile(promotion),
    unique_code: Compile(unique_code),
    message: Compile(message),
  };
}
