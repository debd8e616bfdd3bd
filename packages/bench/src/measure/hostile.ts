import { findWrongVerdict } from "../candidates/verdicts.ts";
import { breakItems } from "../documents/defects.ts";
import { makeSets } from "../documents/sets.ts";
import { measureInterleaved } from "./blocks.ts";
import { toRunner } from "./loop.ts";
import { type HostileTask, type MeasuredHostile, yardstick } from "./measured.ts";
import { createCandidates } from "./rows.ts";

/**
 * Measures the time in which each candidate lists the issues of an order whose items are all wrong, from the smallest
 * order to the largest. All orders are measured in one process, so that the smaller orders warm the candidates up for
 * the larger ones.
 *
 * @throws if a candidate accepts the smallest of these orders
 */
export async function measureHostile({
  sizes,
  builds,
}: HostileTask): Promise<readonly MeasuredHostile[]> {
  const candidates = (await createCandidates(builds))("explain");
  const [message = ""] = makeSets().message;
  const smallest = JSON.parse(breakItems(message, sizes[0] ?? 1));
  const bad = [{ delivery: smallest, made: "an order whose items are all wrong" }];
  for (const candidate of candidates) {
    const problem = findWrongVerdict(`${candidate.name} in "hostile sizes"`, candidate, {
      good: [],
      bad,
    });
    if (problem) throw new Error(problem);
  }
  const measured: MeasuredHostile[] = [];
  for (const items of sizes) {
    const text = breakItems(message, items);
    const loops = candidates.map(({ name, prepare, run }) =>
      toRunner({ name, run, inputs: [prepare(JSON.parse(text))] }),
    );
    const parse = toRunner({ name: yardstick, run: JSON.parse, inputs: [text] });
    // A candidate whose time is quadratic takes seconds for a large order, so a large order has a single run.
    const effort = items < 10_000 ? { blocks: 5, warmUpMs: 50 } : { blocks: 1, warmUpMs: 0 };
    const rounds = await measureInterleaved([parse, ...loops], { blockMs: 5, ...effort });
    measured.push({ items, bytes: Buffer.byteLength(text), rounds });
  }
  return measured;
}
