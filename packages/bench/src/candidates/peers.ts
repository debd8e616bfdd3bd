import { Ajv2020 } from "ajv/dist/2020.js";
import ajvManifest from "ajv/package.json" with { type: "json" };
import { fromJSONSchema } from "zod";
import zodManifest from "zod/package.json" with { type: "json" };
import type { JsonObject } from "../documents/json.ts";
import { readDeliverySchemas } from "../documents/published.ts";
import { asItIs, type Candidate, toCandidate } from "./candidate.ts";

/** Compiles the published schemas with Ajv, as its users do: at run time. */
export function compileAjv(options: { readonly allErrors: boolean }): Candidate {
  return toPeer(`ajv ${ajvManifest.version}`, (schema) => new Ajv2020(options).compile(schema));
}

/** Converts the published schemas with zod, which has no mode that stops at the first error. */
export function convertWithZod(): Candidate {
  return toPeer(`zod ${zodManifest.version}`, (schema) => {
    // The seam: a schema is JSON, and zod's type for one lists its keywords.
    const converted = fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
    return (delivery) => converted.safeParse(delivery).success;
  });
}

type Check = (delivery: unknown) => boolean;

/** Gives the peers a schema for each event, and the help of choosing it by the event's type. */
function toPeer(name: string, compile: (schema: JsonObject) => Check): Candidate {
  const schemas = [...readDeliverySchemas()];
  const checks = new Map<unknown, Check>(
    schemas.map(([event, schema]) => [event, compile(schema)]),
  );
  const run = (delivery: unknown): boolean => checks.get(eventOf(delivery))?.(delivery) ?? false;
  return toCandidate({ name, prepare: asItIs, run, accepts: asItIs });
}

function eventOf(delivery: unknown): unknown {
  // The seam: a delivery is any JSON, and optional chaining passes over what it lacks.
  return (delivery as { readonly event?: { readonly type?: unknown } } | null)?.event?.type;
}
