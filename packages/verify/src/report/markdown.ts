import { groupBy } from "../json/group.ts";
import { forms } from "../plan/delivery.ts";
import type { CheckGroup } from "../receiver/checks.ts";
import { countOf } from "../text/count.ts";
import { toMarkdownTable, toPlainMarkdown } from "./layout.ts";
import type { ReceiverReport, ReportedFinding } from "./receiver-report.ts";
import {
  answeredNote,
  countWords,
  evidenceWords,
  slowestWords,
  sumUp,
  verdictOfRow,
  wordOf,
} from "./words.ts";

/** The report as Markdown, for example for the summary of a CI job. */
export function toMarkdown(report: ReceiverReport): string {
  const { target, observed, findings } = report;
  const parts = [
    `## Order webhooks: ${report.passed ? "contract holds" : "contract broken"}`,
    sumUp(report),
    `Receiver \`${target.url}\`: ${countWords(report)}; ${slowestWords(report)}.`,
    toMatrix(report),
    ...(observed ? [] : [answeredNote]),
    ...findings.map(toFinding),
    toDetails(report, "refusal", "What must be refused"),
    toDetails(report, "either", "What may be taken or refused"),
    toDetails(report, "probe", "What must be taken, too"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toMatrix({ matrix }: ReceiverReport): string {
  const rows = matrix.map((cell) => [
    `\`${cell.event}\``,
    `\`${cell.purpose}\``,
    evidenceWords[cell.evidence],
    ...forms.map((form) => wordOf(cell.forms[form])),
  ]);
  return toMarkdownTable(["Event", "Purpose", "Evidence", "Envelope", "Raw payload"], rows);
}

function toFinding({ what, remedy, checks }: ReportedFinding): string {
  return `- **${toPlainMarkdown(what)}** ${toPlainMarkdown(remedy)} (${countOf(checks.length, "delivery")})`;
}

function toDetails({ checks }: ReceiverReport, group: CheckGroup, heading: string): string {
  const byTitle = groupBy(
    checks.filter((check) => check.group === group),
    ({ title }) => title,
  );
  const rows = [...byTitle].map(([title, same]) => [toPlainMarkdown(title), verdictOfRow(same)]);
  const table = toMarkdownTable([heading, "Result"], rows);
  return `<details><summary>${heading}</summary>\n\n${table}\n\n</details>`;
}
