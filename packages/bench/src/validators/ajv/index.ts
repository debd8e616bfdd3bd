import { Ajv2020 } from "ajv/dist/2020.js";
import type { Check, Explain } from "../check.ts";

/** Published schemas of a delivery, by the event type. */
export type DeliverySchemas = ReadonlyMap<string, object>;

/** Creates a check with Ajv, which compiles the published schemas and stops at the first error. */
export function createCheck(schemas: DeliverySchemas): Check {
  const validators = compile(schemas, false);
  return (delivery) => validators.get(eventOf(delivery))?.(delivery) ?? false;
}

/** Creates a list of all errors with Ajv. */
export function createExplain(schemas: DeliverySchemas): Explain {
  const validators = compile(schemas, true);
  return (delivery) => {
    const validate = validators.get(eventOf(delivery));
    if (validate === undefined) return ["an unknown event"];
    return validate(delivery) ? [] : (validate.errors ?? []);
  };
}

function compile(schemas: DeliverySchemas, allErrors: boolean) {
  const ajv = new Ajv2020({ allErrors });
  return new Map(
    [...schemas].map(([event, schema]) => [event as unknown, ajv.compile(schema)] as const),
  );
}

function eventOf(delivery: unknown): unknown {
  // This cast is safe: a delivery is any JSON, and optional chaining allows missing keys.
  return (delivery as { readonly event?: { readonly type?: unknown } } | null)?.event?.type;
}
