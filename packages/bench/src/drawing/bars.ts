import { type Scale, toLinearScale, toLogScale } from "./scales.ts";

/** Chart of horizontal bars in groups, with one axis. */
export interface Chart {
  readonly title: string;
  /** One sentence for readers who do not see the picture. */
  readonly description: string;
  /** The unit of all values, and if more or less is better. */
  readonly axis: string;
  readonly scale: "linear" | "log";
  readonly groups: readonly Group[];
}

/** Bars below one heading. */
export interface Group {
  readonly name: string;
  readonly bars: readonly Bar[];
}

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as shown next to the bar. */
  readonly text: string;
  readonly isOurs: boolean;
}

const width = 760;
const margin = 16;
const barStart = 190;
const barRoom = 480;
const headHeight = 62;
const groupHeight = 30;
const barHeight = 18;
const barStep = 24;

/** Draws a chart as SVG. It follows the reader's light or dark mode, and needs no font and no script. */
export function drawBars({ title, description, axis, scale, groups }: Chart): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  const measure = scale === "log" ? toLogScale(values) : toLinearScale(values);
  const unit = scale === "log" ? `${axis} The scale is logarithmic.` : axis;
  const tops = groups.map((_group, at) => headHeight + heightOf(groups.slice(0, at)));
  const bottom = headHeight + heightOf(groups);
  const height = bottom + 34;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="description">${escapeXml(description)}</desc>`,
    style,
    `<rect class="ground" width="${width}" height="${height}" rx="6"/>`,
    write("title", margin, 28, title),
    write("muted", margin, 50, unit),
    ...drawAxis(measure, bottom),
    ...groups.flatMap((group, at) => drawGroup(group, tops[at] ?? 0, measure)),
    "</svg>\n",
  ].join("\n");
}

function heightOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { bars }) => sum + groupHeight + bars.length * barStep, 0);
}

function drawAxis({ placeOf, ticks }: Scale, bottom: number): readonly string[] {
  return ticks.flatMap((tick) => {
    const x = toX(placeOf(tick));
    return [
      `<line class="grid" x1="${x}" y1="${headHeight + 4}" x2="${x}" y2="${bottom + 4}"/>`,
      write("tick", x, bottom + 20, String(tick)),
    ];
  });
}

function drawGroup({ name, bars }: Group, top: number, scale: Scale): readonly string[] {
  const drawn = bars.flatMap((bar, at) => drawBar(bar, top + groupHeight + at * barStep, scale));
  return [write("group", margin, top + 22, name), ...drawn];
}

function drawBar({ label, value, text, isOurs }: Bar, y: number, { placeOf }: Scale) {
  const end = toX(placeOf(value));
  const look = isOurs ? "ours" : "peer";
  const baseline = y + 13;
  return [
    write(isOurs ? "label strong" : "label", barStart - 8, baseline, label),
    `<rect class="${look}" x="${barStart}" y="${y}" width="${round(end - barStart)}" height="${barHeight}" rx="2"/>`,
    write(isOurs ? "value strong" : "value", round(end + 6), baseline, text),
  ];
}

function toX(place: number): number {
  return round(barStart + barRoom * place);
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

function write(look: string, x: number, y: number, text: string): string {
  return `<text class="${look}" x="${x}" y="${y}">${escapeXml(text)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const style = `<style>
text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
.title { font-size: 17px; font-weight: 600; }
.group, .strong { font-weight: 600; }
.label { text-anchor: end; }
.tick { text-anchor: middle; }
.muted, .tick { fill: #59636e; }
.ground { fill: #ffffff; }
.grid { stroke: #d1d9e0; }
.ours { fill: #0969da; }
.peer { fill: #9aa3ad; }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc; }
  .muted, .tick { fill: #9198a1; }
  .ground { fill: #0d1117; }
  .grid { stroke: #3d444d; }
  .ours { fill: #4493f8; }
  .peer { fill: #656c76; }
}
</style>`;
