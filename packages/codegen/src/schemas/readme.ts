/** Path of the README with the generated table of events, relative to the folder of the schemas. */
export const readmeFile = "../README.md";

/** Comments before and after the table of events. */
export const eventsMarkers = {
  start: "<!-- events:start -->",
  end: "<!-- events:end -->",
} as const;

/** Text around the generated table, which stays unchanged. */
export interface ReadmeFrame {
  /** Text up to and including the first marker. */
  readonly before: string;
  /** Text from the second marker on. */
  readonly after: string;
}

/** Splits a README at its markers. Returns undefined unless the README has each marker once, in order. */
export function splitAtMarkers(readme: string): ReadmeFrame | undefined {
  const { start, end } = eventsMarkers;
  const [before, below, ...more] = readme.split(start);
  const [between, after, ...others] = readme.split(end);
  const isOnce = below !== undefined && after !== undefined && more.length + others.length === 0;
  if (!isOnce || before === undefined || !between?.includes(start)) return undefined;
  return { before: `${before}${start}`, after: `${end}${after}` };
}
