import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Json, pointerTo } from "../schemas/json.ts";
import type { Model } from "../schemas/model.ts";
import type { ValueProblem } from "../schemas/problem.ts";
import type { Profile } from "../schemas/profiles.ts";
import { typeDefinitions } from "../schemas/type-definitions.ts";

/** Finds the first problem of a value of a type of the model: an object, the delivery, a variant. */
export type FindProblem = (typeName: string, value: Json) => ValueProblem | undefined;

/** Makes a check of authored values from plain Ajv, which needs nothing that is generated. */
export function problemFinder(model: Model, profile: Profile): FindProblem {
  // Inlined, most types would be compiled again in every type that refers to them.
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: true,
    strictRequired: true,
    inlineRefs: false,
    // A check runs on a few examples only: optimizing its code costs more than that saves.
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addSchema({ $id: "types", $defs: typeDefinitions(model, profile) });
  return (typeName, value) => {
    const validate = ajv.getSchema(`types#/$defs/${typeName}`);
    if (validate === undefined) throw new TypeError(`no type ${typeName}`);
    validate(value);
    const error = deepest(validate.errors ?? []);
    return error && toProblem(error);
  };
}

/** Picks the branch that got furthest, since it is the one that was meant. */
function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const [first, ...others] = errors;
  return others.reduce(
    (best, error) =>
      best !== undefined && best.instancePath.length >= error.instancePath.length ? best : error,
    first,
  );
}

function toProblem({
  keyword,
  instancePath,
  params,
  message = "is refused",
}: ErrorObject): ValueProblem {
  if (keyword === "additionalProperties") {
    const pointer = pointerTo(instancePath, String(params.additionalProperty));
    return { pointer, message: "is a key that the schema does not declare" };
  }
  if (keyword === "enum" && Array.isArray(params.allowedValues)) {
    return { pointer: instancePath, message: `must be one of ${params.allowedValues.join(", ")}` };
  }
  return { pointer: instancePath, message };
}
