import assert from "node:assert/strict";

/**
 * Throws an AssertionError unless both values are equal. The error contains both, so that a test runner can compare
 * them.
 *
 * @param rule the rule as a sentence, for the message
 */
export function expectEqual(actual: unknown, expected: unknown, rule: string): void {
  try {
    assert.deepEqual(actual, expected);
  } catch {
    const message = `${rule}: expected ${show(expected)}, got ${show(actual)}.`;
    throw new assert.AssertionError({ message, actual, expected });
  }
}

/** Throws an AssertionError unless an object has these keys with these values. Other keys are ignored. */
export function expectMatch<T extends object>(
  actual: T | undefined,
  expected: Partial<T>,
  rule: string,
): void {
  const names = Object.keys(expected);
  const entries = Object.entries(actual ?? {}).filter(([name]) => names.includes(name));
  expectEqual(actual && Object.fromEntries(entries), expected, rule);
}

/** Throws an AssertionError unless a number is within a range, including its ends. */
export function expectBetween(
  actual: number | null | undefined,
  [least, most]: readonly [number, number],
  rule: string,
): void {
  const found = actual ?? Number.NaN;
  const isThere = found >= least && found <= most;
  assert.ok(isThere, `${rule}: expected ${least} to ${most}, got ${show(actual)}.`);
}

/**
 * Throws an AssertionError unless bytes are equal. The message contains only their number, because there may be many.
 */
export function expectBytes(
  actual: Uint8Array | undefined,
  expected: Uint8Array,
  rule: string,
): void {
  const length = actual?.byteLength ?? 0;
  const isEqual = actual !== undefined && Buffer.compare(actual, expected) === 0;
  assert.ok(isEqual, `${rule}: expected ${expected.byteLength} bytes, got ${length}, or others.`);
}

/** Throws an AssertionError unless a promise rejects. */
export async function expectRejection(promise: Promise<unknown>, rule: string): Promise<void> {
  const isRejected = await promise.then(
    () => false,
    () => true,
  );
  assert.ok(isRejected, `${rule}: expected a rejection, got a value.`);
}

/** Returns a value. Throws an AssertionError if it is undefined. */
export function expectThere<T>(value: T | undefined, rule: string): T {
  assert.ok(value !== undefined, `${rule}: expected one, got none.`);
  return value;
}

/** Formats a value for a message, and shortens a long one. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
