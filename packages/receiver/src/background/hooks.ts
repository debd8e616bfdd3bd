import type { Log } from "../log/log.ts";
import { type AttemptLimits, attemptWork } from "./time-limit.ts";

/**
 * Calls a hook of the owner's, whose failure is the owner's to know and nobody else's. Never rejects,
 * and waits no longer than for a handler.
 */
export type CallHook = (name: string, hook: () => unknown) => Promise<void>;

/** Prepares the calling of hooks. */
export function createHookCaller(log: Log, limits: AttemptLimits): CallHook {
  return async (name, hook) => {
    const outcome = await attemptWork(hook, limits);
    if (outcome.ok) return;
    const { error } = outcome;
    log({ level: "error", code: "hook_failed", message: `${name} failed.`, error });
  };
}
