import { type } from "arktype";

/** The schema of an object with any keys. Without `narrow`, arktype would accept an array. */
export const anyObject = type("Record<string, unknown>").narrow(isNoArray);

export function isNoArray(
  value: object,
  context: { mustBe: (expected: string) => false },
): boolean {
  return !Array.isArray(value) || context.mustBe("an object");
}
