import { setTimeout as sleep } from "node:timers/promises";

/** Waits for work for at most `ms`. Resolves to undefined if the work fails or takes longer. */
export function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const answered = work.catch(() => undefined);
  return Promise.race([answered, sleep(ms, undefined, { ref: false })]);
}
