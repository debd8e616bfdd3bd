import { toMarkdownTable, toPlainMarkdown } from "../text/markdown.ts";
import { evidenceWords } from "./evidence-words.ts";
import type { PactReport, PactsReport } from "./pacts-report.ts";
import {
  countPacts,
  type DescribedFinding,
  describePactsLimits,
  describeSeen,
  findingsOf,
  sumUpPacts,
  writePayload,
} from "./pacts-words.ts";
import { toShownReport } from "./shown-report.ts";

/** The report as Markdown, for example for the summary of a CI job. */
export function toPactsMarkdown(report: PactsReport): string {
  const shown = toShownReport(report);
  const { pacts, skipped } = shown;
  const parts = [
    `## Order webhooks: ${report.passed ? "contract holds" : "contract broken"}`,
    sumUpPacts(report),
    `${countPacts(report)}.`,
    ...pacts.map(describePact),
    ...describePactsLimits(shown).map(toPlainMarkdown),
    ...findingsOf(shown).map(describeFinding),
    ...skipped.map(({ file, message }) => toPlainMarkdown(`Not verified: ${file}: ${message}.`)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function describePact({ file, consumer, interactions, uncovered }: PactReport): string {
  const rows = interactions.flatMap(({ variants }) =>
    variants.map((variant) => [
      ...[variant.event, variant.purpose, variant.form, variant.referrer, variant.redemption],
      ...[evidenceWords[variant.evidence], variant.passed ? "holds" : "FAILED"],
    ]),
  );
  const silent = uncovered.map((variant) => [
    ...[variant.event, variant.purpose, variant.form, variant.referrer, variant.redemption],
    ...["", "no interaction"],
  ]);
  const head = ["Event", "Purpose", "Form", "Referrer", "Redemption", "Evidence", "Result"];
  const table = toMarkdownTable(head, [...rows, ...silent]);
  return `### ${toPlainMarkdown(`${consumer}: ${file}`)}\n\n${table}`;
}

function describeFinding({ what, remedy, finding }: DescribedFinding): string {
  const words = `- **${toPlainMarkdown(what)}** ${toPlainMarkdown(remedy)} ${toPlainMarkdown(describeSeen(finding))}`;
  if (finding.payload === null) return words;
  return `${words}\n\n  \`\`\`json\n  ${writePayload(finding.payload)}\n  \`\`\``;
}
