import { type Conditions, describeConditions } from "../report/conditions.ts";

/** The measurements of one part, for people to read. A terminal and the page show the same. */
export interface Section {
  readonly title: string;
  /** The command that measures this part again. */
  readonly command: string;
  /** Describes in Markdown how it is measured. Only the page has it. */
  readonly method: string;
  /** Paragraphs and tables, in their order. */
  readonly figures: readonly string[];
  /** Sentences about this run, each on its own line. */
  readonly run: readonly string[];
  readonly conditions: Conditions;
}

/** Prints a section for a terminal. */
export function printSection({ title, figures, run, conditions }: Section): string {
  const last = [describeConditions(conditions), ...run].join("\n");
  return `${[`## ${title}`, ...figures, last].join("\n\n")}\n`;
}

/** Prints a section for the page. It does not name the machine, because the head of the page does. */
export function toPageSection({
  title,
  command,
  method,
  figures,
  run,
  conditions,
}: Section): string {
  const last = [...run, describeLoad(conditions), `\nMeasure it again: \`${command}\`.`].join("\n");
  return [`## ${title}`, method, ...figures, last].join("\n\n");
}

function describeLoad({ load: [start, end] }: Conditions): string {
  return `Load average ${start.toFixed(1)} before and ${end.toFixed(1)} after this part.`;
}
