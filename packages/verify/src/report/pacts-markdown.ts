import { toMarkdownTable, toPlainMarkdown } from "../text/markdown.ts";
import { evidenceWords } from "./evidence-words.ts";
import type { PactReport, PactsReport } from "./pacts-report.ts";
import {
  countPacts,
  type DescribedFinding,
  describeBroker,
  describePactsLimits,
  describePublication,
  describeSeen,
  findingsOf,
  resultOf,
  sumUpPacts,
  writePayload,
} from "./pacts-words.ts";
import { toShownReport } from "./shown-report.ts";
import { describeUncovered } from "./uncovered.ts";

/** Returns the report as Markdown, for example for the summary of a CI job. */
export function toPactsMarkdown(report: PactsReport): string {
  const shown = toShownReport(report);
  const { pacts, skipped } = shown;
  const parts = [
    `## Order webhooks: ${shown.passed ? "contract holds" : "contract broken"}`,
    sumUpPacts(shown),
    `${countPacts(shown)}.`,
    ...describePublication(shown).map(toPlainMarkdown),
    ...pacts.map(describePact),
    ...describePactsLimits(shown).map(toPlainMarkdown),
    ...findingsOf(shown).map(describeFinding),
    ...skipped.map(({ file, message }) => toPlainMarkdown(`Not verified: ${file}: ${message}.`)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function describePact(pact: PactReport): string {
  const { file, consumer, interactions } = pact;
  const rows = interactions.flatMap(({ variants }) =>
    variants.map((variant) => [
      ...[variant.event, variant.purpose, variant.form, variant.referrer, variant.redemption],
      ...[evidenceWords[variant.evidence], resultOf(variant.passed, pact)],
    ]),
  );
  const head = ["Event", "Purpose", "Form", "Referrer", "Redemption", "Evidence", "Result"];
  const table = toMarkdownTable(head, rows);
  const title = `### ${toPlainMarkdown(`${consumer}: ${file}`)}`;
  const remarks = describeBroker(pact).map((text) => `- ${toPlainMarkdown(text)}`);
  const above = remarks.length > 0 ? [remarks.join("\n")] : [];
  return [title, ...above, table, ...describeSilence(pact)].join("\n\n");
}

function describeSilence(pact: PactReport): readonly string[] {
  const left = describeUncovered(pact);
  if (left === undefined) return [];
  const list = left.groups.map((group) => `- ${toPlainMarkdown(group)}`).join("\n");
  return [`<details><summary>${left.sum}</summary>`, list, "</details>"];
}

function describeFinding({ what, remedy, finding }: DescribedFinding): string {
  const words = `- **${toPlainMarkdown(what)}** ${toPlainMarkdown(remedy)} ${toPlainMarkdown(describeSeen(finding))}`;
  if (finding.payload === null) return words;
  return `${words}\n\n  \`\`\`json\n  ${writePayload(finding.payload)}\n  \`\`\``;
}
