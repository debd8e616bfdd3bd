import { setTimeout as sleep } from "node:timers/promises";

/** Time limits that are long enough for a busy machine. The proof of a broken inbox must also end. */
const patienceMs = 120_000;

/** Waits until a condition is true. Rejects after two minutes. */
export async function waitUntil(
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Two minutes passed, and not ${what}.`);
    await sleep(2);
  }
}
