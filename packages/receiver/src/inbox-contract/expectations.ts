import assert from "node:assert/strict";

/**
 * Throws an AssertionError unless both are equal. It has both, so that a test runner can compare them, and its
 * message is one sentence.
 *
 * @param rule names the rule for the message, in the words of a sentence
 */
export function expectEqual(actual: unknown, expected: unknown, rule: string): void {
  try {
    assert.deepEqual(actual, expected);
  } catch {
    const message = `${rule}: expected ${show(expected)}, got ${show(actual)}.`;
    throw new assert.AssertionError({ message, actual, expected });
  }
}

/** Throws an AssertionError unless an object has these keys with these values, among others. */
export function expectMatch<T extends object>(
  actual: T | undefined,
  expected: Partial<T>,
  rule: string,
): void {
  const names = Object.keys(expected);
  const entries = Object.entries(actual ?? {}).filter(([name]) => names.includes(name));
  expectEqual(actual && Object.fromEntries(entries), expected, rule);
}

/** Throws an AssertionError unless a number lies from one number to another. */
export function expectBetween(
  actual: number | null | undefined,
  [least, most]: readonly [number, number],
  rule: string,
): void {
  const found = actual ?? Number.NaN;
  const isThere = found >= least && found <= most;
  assert.ok(isThere, `${rule}: expected ${least} to ${most}, got ${show(actual)}.`);
}

/** Throws an AssertionError unless bytes are equal. The message has none of them, for they may be many. */
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

/** Returns what is there, or throws an AssertionError. */
export function expectThere<T>(value: T | undefined, rule: string): T {
  assert.ok(value !== undefined, `${rule}: expected one, got none.`);
  return value;
}

/** Shows a value in a message, the beginning of it if it is long. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
