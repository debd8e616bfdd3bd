import { AsyncLocalStorage } from "node:async_hooks";
import { vi } from "vitest";

/** A process warning of a receiver. */
export interface Warned {
  readonly code: string;
  readonly text: string;
}

const tests = new AsyncLocalStorage<Warned[]>();

/**
 * Records process warnings instead of emitting them, for tests that are {@link alone}. Receivers of other files
 * may live in the same process, and may warn again a minute later: that is dropped.
 */
export function recordWarnings(): void {
  vi.spyOn(process, "emitWarning").mockImplementation((warning, options) => {
    const code = String(Reflect.get(Object(options), "code"));
    tests.getStore()?.push({ code, text: String(warning) });
  });
}

/** Makes a test that sees only the warnings of its own code. */
export function alone<A extends readonly unknown[], R extends void | Promise<void>>(
  run: (...args: A) => R,
): (...args: A) => R {
  return (...args) => tests.run([], () => run(...args));
}

/** Returns the warnings of the current test. */
export function warned(): readonly Warned[] {
  return tests.getStore() ?? [];
}
