import { expect, test } from "vitest";
import { drawBars } from "../../src/drawing/bars.ts";
import { toLinearScale, toLogScale } from "../../src/drawing/scales.ts";

const bar = { label: "a <b> & c", value: 5, text: "5", isOurs: true };
const chart = {
  title: "Title",
  description: "Description",
  axis: "Unit.",
  scale: "linear",
  groups: [{ name: "group", bars: [bar, { ...bar, value: 2.5, isOurs: false }] }],
} as const;

test("a chart is drawn the same from the same values, with words for readers who do not see it", () => {
  const svg = drawBars(chart);
  expect(drawBars(chart)).toBe(svg);
  expect(svg).toContain('<title id="title">Title</title>');
  expect(svg).toContain('<desc id="description">Description</desc>');
  expect(svg).toContain("a &lt;b&gt; &amp; c");
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).not.toMatch(/<script|@import|url\(|href=/);
});

test("a bar is as long as its value, and shows whose it is", () => {
  const svg = drawBars(chart);
  const bars = [...svg.matchAll(/<rect class="(ours|peer)" x="190" y="\d+" width="([\d.]+)"/g)];
  expect(bars.map(([, look, width]) => [look, width])).toEqual([
    ["ours", "480"],
    ["peer", "240"],
  ]);
});

test("a logarithmic scale says so", () => {
  expect(drawBars({ ...chart, scale: "log" })).toContain("Unit. The scale is logarithmic.");
  expect(drawBars(chart)).not.toContain("logarithmic");
});

test.each([
  [[1], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [
    [0.63, 0.1],
    [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
  ],
  [[30], [0, 5, 10, 15, 20, 25, 30]],
])("a linear axis for %j begins at 0", (values, ticks) => {
  const scale = toLinearScale(values);
  expect(scale.ticks).toEqual(ticks);
  expect(scale.placeOf(0)).toBe(0);
  expect(scale.placeOf(ticks.at(-1) ?? 0)).toBeCloseTo(1);
});

test.each([
  [[25, 950], [10, 20, 50, 100, 200, 500], 950],
  [[10, 1_000], [1, 10, 100, 1_000], 1_000],
  [[0.5], [0.1, 0.2, 0.5, 1], 1],
])("a logarithmic axis for %j begins below its least value", (values, ticks, end) => {
  const scale = toLogScale(values);
  expect(scale.ticks).toEqual(ticks);
  expect(scale.placeOf(ticks[0] ?? 0)).toBeCloseTo(0);
  expect(scale.placeOf(end)).toBeCloseTo(1);
});
