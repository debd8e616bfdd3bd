import { evidenceOf, evidenceWords } from "../schemas/evidence.ts";
import { type EventModel, type Model, purposes } from "../schemas/model.ts";
import { splitAtMarkers } from "../schemas/readme.ts";

/**
 * Returns the README with the table of events between its markers. The rest stays unchanged.
 *
 * @throws {TypeError} if the markers are missing. The lint reports missing markers before.
 */
export function generateReadme(model: Model, readme: string): ReadonlyMap<string, string> {
  const frame = splitAtMarkers(readme);
  if (frame === undefined)
    throw new TypeError("README.md: expected markers for the table of events, got none");
  const { before, after } = frame;
  return new Map([["README.md", `${before}\n\n${eventsTable(model)}\n\n${after}`]]);
}

/** Makes a table with one row for each event and one column for each purpose. The cells hold the evidence. */
function eventsTable(model: Model): string {
  const head = ["event", ...purposes.map((purpose) => `\`${purpose}\``)];
  const rows = model.events.map((event) => [linkTo(event), ...evidenceCells(model, event)]);
  const cells = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...rows].map((row) => toLine(row, widths)).join("\n");
}

function evidenceCells(model: Model, { type, variants }: EventModel): readonly string[] {
  return purposes.map((purpose) => {
    const isCovered = variants.some((variant) => variant.purpose === purpose);
    return isCovered ? evidenceWords[evidenceOf(model, type, purpose)] : "not sent";
  });
}

function linkTo({ type, file }: EventModel): string {
  return `[\`${type}\`](schemas/${file})`;
}

function toLine(row: readonly string[], widths: readonly number[]): string {
  return `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
}
