import type { Log } from "../log/log.ts";
import { type AttemptLimits, attemptWork } from "./time-limit.ts";

/**
 * Runs a callback of the owner, whose failure is logged and stops nothing. Never rejects, and waits no
 * longer than for a handler.
 */
export type RunCallback = (name: string, callback: () => unknown) => Promise<void>;

/** Prepares running callbacks. */
export function createCallbackRunner(log: Log, limits: AttemptLimits): RunCallback {
  return async (name, callback) => {
    const outcome = await attemptWork(callback, limits);
    if (outcome.ok) return;
    const { error } = outcome;
    log({ level: "error", code: "callback_failed", message: `${name} failed.`, error });
  };
}
