import { isJsonArray, isJsonObject, type Json } from "./json.ts";

/** Keys and indices from the root of a document to a place in it. */
export type Steps = readonly (string | number)[];

/** The JSON pointer (RFC 6901) of these steps; the empty string is the whole document. */
export function toPointer(steps: Steps): string {
  return steps
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The value that steps lead to; undefined if there is none. */
export function valueAtSteps(value: Json | undefined, steps: Steps): Json | undefined {
  return steps.reduce<Json | undefined>((at, step) => {
    if (isJsonArray(at)) return at[Number(step)];
    return isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}
