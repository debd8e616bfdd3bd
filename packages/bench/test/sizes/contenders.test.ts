import { expect, test } from "vitest";
import { measureSizes } from "../../src/benchmarks/sizes.ts";
import { contenderNames, handWritten, nameOf } from "../../src/candidates/names.ts";
import type { ContenderSizes, SizesReport } from "../../src/report/sizes-report.ts";

// Bytes and counts of types are the same on every machine. How long an app takes to start is no subject of a test.

const outcome = await measureSizes({ only: "", effort: "quick", million: false });
if (!outcome.ok) throw new Error(outcome.problems.join("\n"));
const { contenders, builds }: SizesReport = outcome.report;
const [ours, ...peers] = contenders;

test("each contender has a bundle and a cold start", () => {
  expect(contenders.map(({ name }) => name)).toEqual(["now", ...contenderNames]);
  for (const { minified, gzipped, coldMs, timesEmpty, timesOurs } of contenders)
    for (const size of [minified, gzipped, coldMs, timesEmpty, timesOurs])
      expect(size).toBeGreaterThan(0);
  for (const { counts } of builds) expect(counts.now).toBeGreaterThan(0);
});

test("our types cost a compiler at most a twentieth of those that a library infers", () => {
  const inferred = peers.filter(({ types }) => types.length > 0);
  expect(inferred).toHaveLength(4);
  const [typesOfOurs = Number.NaN, instantiationsOfOurs = Number.NaN] = countsOf(ours);
  for (const peer of inferred) {
    const [types = Number.NaN, instantiations = Number.NaN] = countsOf(peer);
    expect(20 * typesOfOurs, peer.name).toBeLessThan(types);
    expect(20 * instantiationsOfOurs, peer.name).toBeLessThan(instantiations);
  }
});

test("our bundle is at most a quarter of each other one, except two that are smaller", () => {
  const smaller = [handWritten, nameOf("valibot")];
  for (const { name, gzipped } of peers.filter((peer) => !smaller.includes(peer.name)))
    expect(4 * (ours?.gzipped ?? Number.NaN), name).toBeLessThan(gzipped);
});

function countsOf(sizes: ContenderSizes | undefined): readonly number[] {
  return sizes?.types.flatMap(({ types, instantiations }) => [types, instantiations]) ?? [];
}
