import { countOf } from "../text/count.ts";
import { toMarkdownTable, toPlainMarkdown } from "../text/markdown.ts";
import type { ReceiverReport, ReportedFinding } from "./receiver-report.ts";
import { type Section, toSections } from "./sections.ts";
import { toShownReport } from "./shown-report.ts";
import { countWords, describeLimits, describeSaved, slowestWords, sumUp } from "./words.ts";

/** Returns the report as Markdown, for example for the summary of a CI job. */
export function toMarkdown(report: ReceiverReport): string {
  const shown = toShownReport(report);
  const sections = toSections(shown);
  const [contract, others] = [
    sections.filter(({ group }) => group === "contract"),
    sections.filter(({ group }) => group !== "contract"),
  ];
  const parts = [
    `## Order webhooks: ${shown.passed ? "contract holds" : "contract broken"}`,
    toPlainMarkdown(sumUp(shown)),
    `Receiver ${toPlainMarkdown(shown.target.url)}: ${countWords(shown)}, ${slowestWords(shown)}.`,
    ...shown.findings.map(toFinding),
    ...describeSaved(shown).map(toPlainMarkdown),
    ...contract.map(toTable),
    ...describeLimits(shown).map(toPlainMarkdown),
    ...shown.notes.map(({ what }) => `- Note: ${toPlainMarkdown(what)}`),
    ...others.map(toDetails),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toTable({ group, head, rows }: Section): string {
  const isCode = (at: number): boolean => group === "contract" && at < 2;
  const cells = rows.map((row) =>
    row.map((cell, at) => (isCode(at) ? `\`${cell}\`` : toPlainMarkdown(cell))),
  );
  return toMarkdownTable(head.map(capitalize), cells);
}

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function toFinding({ what, remedy, checks }: ReportedFinding): string {
  return `- **${toPlainMarkdown(what)}** ${toPlainMarkdown(remedy)} (${countOf(checks.length, "delivery")})`;
}

function toDetails(section: Section): string {
  const [name = ""] = section.head;
  return `<details><summary>${capitalize(name)}</summary>\n\n${toTable(section)}\n\n</details>`;
}
