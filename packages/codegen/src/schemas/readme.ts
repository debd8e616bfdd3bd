/** Path from the folder of the schemas to the README whose table of events is generated. */
export const readmeFile = "../README.md";

/** The comments between which the table of events stands. */
export const eventsMarkers = {
  start: "<!-- events:start -->",
  end: "<!-- events:end -->",
} as const;

/** The text around the generated table, all of it kept as it is. */
export interface ReadmeFrame {
  /** Up to the first marker, which is its last word. */
  readonly before: string;
  /** From the second marker on. */
  readonly after: string;
}

/** Splits a README at its markers. Returns undefined unless it has each of them once, in order. */
export function splitAtMarkers(readme: string): ReadmeFrame | undefined {
  const { start, end } = eventsMarkers;
  const [before, below, ...more] = readme.split(start);
  const [between, after, ...others] = readme.split(end);
  const isOnce = below !== undefined && after !== undefined && more.length + others.length === 0;
  if (!isOnce || before === undefined || !between?.includes(start)) return undefined;
  return { before: `${before}${start}`, after: `${end}${after}` };
}
