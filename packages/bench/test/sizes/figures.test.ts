import { expect, test } from "vitest";
import { toContenderSizes } from "../../src/report/sizes-report.ts";

test("a cold start is a median of rounds, and its ratios are of numbers of one round", () => {
  const apps = ["now", "peer"].map((name) => ({ name, code: "", folder: "" }));
  const bundles = new Map(apps.map(({ name }) => [name, Buffer.from(name.repeat(100))]));
  const coldStarts = [start(1, 2, 6), start(2, 4, 12), start(100, 1_000, 2_000)];
  const counts = { compiler: "TypeScript 7.0.0", types: 90, instantiations: 100 };
  const types = [new Map([["now", counts]])];
  const figures = toContenderSizes(apps, { bundles, coldStarts, types });
  expect(figures).toMatchObject([
    { name: "now", minified: 300, coldMs: 4, timesEmpty: 2, timesOurs: 1, types: [counts] },
    { name: "peer", minified: 400, coldMs: 12, timesEmpty: 6, timesOurs: 3, types: [] },
  ]);
  for (const { gzipped, minified } of figures) expect(gzipped).toBeLessThan(minified);
});

function start(empty: number, now: number, peer: number) {
  const ms = 1e6;
  return new Map([
    ["empty", empty * ms],
    ["now", now * ms],
    ["peer", peer * ms],
  ]);
}
