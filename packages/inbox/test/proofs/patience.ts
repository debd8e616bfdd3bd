import { setTimeout as sleep } from "node:timers/promises";

/** Long enough for a busy machine. A proof of what is broken has to end, too. */
const patienceMs = 120_000;

/** Waits until something holds. Rejects if it does not for two minutes. */
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
