import { isJsonArray, isJsonObject, type Json } from "../src/schemas/json.ts";

/** Step into a JSON value, either a key or an index. */
export type Step = string | number;

/**
 * Returns a copy of the value with `put` at the end of the steps. For `undefined`, the key is removed.
 * A missing key is added, but a missing index is not.
 */
export function changeAt(
  value: Json,
  [step, ...rest]: readonly Step[],
  put: Json | undefined,
): Json {
  if (step === undefined) return put ?? null;
  if (isJsonArray(value)) {
    return value.map((item, index) => (index === step ? changeAt(item, rest, put) : item));
  }
  if (!isJsonObject(value)) return value;
  const { [step]: child = null, ...others } = value;
  if (rest.length === 0 && put === undefined) return others;
  return { ...value, [step]: changeAt(child, rest, put) };
}
