import type { Databases } from "./databases.ts";
import { start } from "./measure-contenders.ts";
import type { Verdict } from "./messages.ts";
import type { PostgresTarget } from "./targets.ts";

/**
 * Checks that contenders keep each delivery once, with its bytes. Many are sent at the same time, and one of them
 * several times. A fast contender that keeps nothing, or everything, or other bytes must not win.
 *
 * @returns a message for each contender that is wrong
 */
export async function findWrongContenders(
  targets: readonly PostgresTarget[],
  databases: Databases,
): Promise<readonly string[]> {
  const problems = await Promise.all(
    targets.map(async (target) => {
      const { name, process } = await start({ ...target, nodeArgs: [] }, databases);
      const verdict = await process.ask({ kind: "judge" });
      await process.stop();
      return findWrongVerdict(name, verdict);
    }),
  );
  return problems.filter((problem) => problem !== undefined);
}

/** Returns a message if a contender does not keep each delivery once, with its bytes. */
export function findWrongVerdict(name: string, verdict: Verdict): string | undefined {
  const { sent, repeats, kept, equal } = verdict;
  if (kept === sent + 1 && equal === sent) return undefined;
  const expected = `${sent + 1} of ${sent + repeats} deliveries kept (one came ${repeats} times), with equal bytes`;
  const found = `${kept} kept, and equal bytes of ${equal} of ${sent}`;
  return `[verdict_wrong] ${name}: expected ${expected}, got ${found}. Correct the contender: nothing is measured before.`;
}
