/** The values of a scrape by their series. */
export type Series = ReadonlyMap<string, number>;

/** Reads metrics like Prometheus. */
export async function scrape(url: string): Promise<Series> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`The scrape was answered ${response.status}.`);
  return readSeries(await response.text());
}

/** Parses the text format: comments, empty lines, and lines with a series and its value. */
function readSeries(text: string): Series {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map(toEntry));
}

const form = /^([a-z_]+(?:\{(?:[a-z]+="[\w.+]*",?)*\})?) (-?[\d.e+-]+)$/;

function toEntry(line: string): readonly [string, number] {
  const [, series = "", value] = form.exec(line) ?? [];
  if (value === undefined) throw new Error(`No series: ${JSON.stringify(line)}`);
  return [series, Number(value)];
}
