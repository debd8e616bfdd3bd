import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Json, toJsonObject } from "../src/schemas/json.ts";
import type { Profile } from "../src/schemas/profiles.ts";
import { authored, filesOf, jsonOf } from "./authored.ts";

const files = await filesOf(authored);
const compiled = new Map<string, ValidateFunction>();

/** Paths of all bundles, relative to the root of the repository. */
export const bundlePaths: readonly string[] = [...files.keys()].filter((path) =>
  /gen\/(tolerant|strict)\//.test(path),
);

/** Returns the bundle at a path. */
export function bundleAt(path: string): Json {
  return jsonOf(files, path);
}

/** Compiles a bundle with a stock validator in its strictest mode. */
export function compileBundle(path: string): ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: true,
    strictTuples: true,
    strictRequired: true,
    allErrors: true,
  });
  formats.default(ajv);
  return ajv.compile(toJsonObject(bundleAt(path)));
}

/** Returns the errors that the named bundle finds in a value, or null. */
export function errorsOf(
  profile: Profile,
  name: string,
  value: Json,
): readonly ErrorObject[] | null {
  const path = `schemas/gen/${profile}/${name}.schema.json`;
  const validate = compiled.get(path) ?? compileBundle(path);
  compiled.set(path, validate);
  validate(value);
  return validate.errors ?? null;
}
