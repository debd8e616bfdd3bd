import { setTimeout as sleep } from "node:timers/promises";

/** Waits for work, but not longer than this. Resolves to undefined if it fails or takes longer. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const answered = work.catch(() => undefined);
  return Promise.race([answered, sleep(ms, undefined, { ref: false })]);
}
