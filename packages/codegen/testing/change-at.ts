import { isJsonArray, isJsonObject, type Json } from "../src/schemas/json.ts";

/** One step into a JSON value: a key or an index. */
export type Step = string | number;

/**
 * The value with another value at the end of the steps, or, for `undefined`, without the key there.
 * A key that is not there yet is added, an index is not. The value itself stays as it is.
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
