import { countOf } from "../text/count.ts";
import { describeSecret } from "../text/secret-words.ts";
import { alignColumns, paint, type Row, wrap } from "./layout.ts";
import type { ReceiverReport, ReportedFinding, ReportedNote } from "./receiver-report.ts";
import { toSections } from "./sections.ts";
import { toShownReport } from "./shown-report.ts";
import { countWords, describeLimits, describeSaved, nameOf, slowestWords, sumUp } from "./words.ts";

/**
 * Returns the report for a terminal: the tables of verdicts, then the findings. With `color`,
 * verdicts have ANSI colors. `secretName` is the name of the environment variable with the secret.
 */
export function toTable(report: ReceiverReport, color: boolean, secretName?: string): string {
  const shown = toShownReport(report);
  const tables = toSections(shown).map(({ head, rows }) => alignColumns([head, ...rows]));
  const result = [`${countWords(shown)}, ${slowestWords(shown)}`, sumUp(shown)];
  const parts = [
    alignColumns(targetRows(shown, secretName)),
    ...tables,
    ...describeLimits(shown).map((sentence) => wrap(sentence)),
    ...shown.notes.map((note) => describeNote(shown, note)),
    // Findings come near the end, because a terminal and a job's log show the end first.
    ...shown.findings.map((finding, at) => describeFinding(shown, finding, at + 1)),
    ...describeSaved(shown).map((sentence) => wrap(sentence)),
    result.map((sentence) => wrap(sentence)).join("\n"),
  ];
  const text = parts.join("\n\n");
  return `${color ? paint(text) : text}\n`;
}

function targetRows({ target }: ReceiverReport, name: string | undefined): Row[] {
  const raw = Object.entries(target.rawUrls).map(([event, url]) => [`raw ${event}`, url]);
  return [
    ["receiver", target.url],
    ...raw,
    ["observed", target.observe ?? "no"],
    ["signed with", describeSecret({ kind: target.secret, name })],
  ];
}

function describeFinding(report: ReceiverReport, finding: ReportedFinding, nth: number): string {
  const number = `${nth}. `;
  const indent = " ".repeat(number.length);
  const seen = describeSeen(report, finding.checks);
  return [wrap(finding.what, number), wrap(finding.remedy, indent), wrap(seen, indent)].join("\n");
}

function describeNote(report: ReceiverReport, { what, checks }: ReportedNote): string {
  const seen = checks.length === 0 ? [] : [wrap(describeSeen(report, checks), "      ")];
  return [wrap(what, "Note: "), ...seen].join("\n");
}

function describeSeen(report: ReceiverReport, checks: readonly string[]): string {
  const first = report.checks.find(({ key }) => key === checks[0]);
  const shown = first === undefined ? "" : `, for example ${nameOf(first)}`;
  return `Seen in ${countOf(checks.length, "delivery")}${shown}.`;
}
