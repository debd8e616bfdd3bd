import type { Log } from "./log.ts";

/** Calls the owner's code, whose failure is the owner's to know and nobody else's. */
export async function callHook(log: Log, name: string, hook: () => unknown): Promise<void> {
  try {
    await hook();
  } catch (error) {
    log({ level: "error", code: "hook_failed", message: `${name} failed.`, error });
  }
}
