import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Json, pointerTo } from "../schemas/json.ts";
import type { Model } from "../schemas/model.ts";
import type { ValueProblem } from "../schemas/problem.ts";
import type { Profile } from "../schemas/profiles.ts";
import { typeDefinitions } from "../schemas/type-definitions.ts";

/** Finds the first problem of a value of a type of the model, such as an object, the delivery or a variant. */
export type FindProblem = (typeName: string, value: Json) => ValueProblem | undefined;

/** Makes a check of authored values with plain Ajv, which needs no generated code. */
export function problemFinder(model: Model, profile: Profile): FindProblem {
  // If references were inlined, most types would be compiled again in every type that refers to them.
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: true,
    strictRequired: true,
    inlineRefs: false,
    // A check runs on a few examples only, so optimizing its code would cost more time than it saves.
    code: { optimize: false },
  });
  formats.default(ajv);
  ajv.addSchema({ $id: "types", $defs: typeDefinitions(model, profile) });
  return (typeName, value) => {
    const validate = ajv.getSchema(`types#/$defs/${typeName}`);
    if (validate === undefined)
      throw new TypeError(`${typeName}: expected a type of the model, got none`);
    validate(value);
    const error = deepest(validate.errors ?? []);
    return error && toProblem(error);
  };
}

/** Returns the error with the deepest path, since the branch with the longest match is most likely intended. */
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
    return { pointer, message: "has a key that the schema does not declare" };
  }
  if (keyword === "enum" && Array.isArray(params.allowedValues)) {
    return { pointer: instancePath, message: `must be one of ${params.allowedValues.join(", ")}` };
  }
  return { pointer: instancePath, message };
}
