import { groupBy } from "../json/group.ts";
import { forms } from "../plan/delivery.ts";
import type { CheckGroup } from "../receiver/checks.ts";
import { countOf } from "../text/count.ts";
import { alignColumns, paint, type Row } from "./layout.ts";
import type { ReceiverReport, ReportedFinding } from "./receiver-report.ts";
import {
  answeredNote,
  countWords,
  evidenceWords,
  nameOf,
  slowestWords,
  sumUp,
  verdictOfRow,
  wordOf,
} from "./words.ts";

/** The report for a terminal: the matrix, what must be refused, the probes, and what is wrong. */
export function toTable(report: ReceiverReport, color: boolean): string {
  const sections = [
    describeTarget(report),
    matrixRows(report),
    refusalRows(report),
    rowsOf(report, "either", "may be taken or refused"),
    rowsOf(report, "probe", "must be taken, too"),
  ].map((rows) => alignColumns(rows));
  const notes = report.observed ? [] : [answeredNote];
  const findings = report.findings.map((finding, at) => describeFinding(report, finding, at + 1));
  const result = [`${countWords(report)}, ${slowestWords(report)}`, sumUp(report)].join("\n");
  const text = [...sections, ...notes, ...findings, result].join("\n\n");
  return `${color ? paint(text) : text}\n`;
}

function describeTarget({ target }: ReceiverReport): Row[] {
  const raw = Object.entries(target.rawUrls).map(([event, url]) => [`raw ${event}`, url]);
  const signed = target.secret === "published" ? "the published test secret" : "its own secret";
  return [
    ["receiver", target.url],
    ...raw,
    ["observed", target.observe ?? "not at all"],
    ["signed with", signed],
  ];
}

function matrixRows({ matrix }: ReceiverReport): Row[] {
  const rows = matrix.map((cell) => [
    cell.event,
    cell.purpose,
    evidenceWords[cell.evidence],
    ...forms.map((form) => wordOf(cell.forms[form])),
  ]);
  return [["event", "purpose", "evidence", "envelope", "raw payload"], ...rows];
}

function refusalRows({ checks }: ReceiverReport): Row[] {
  const byTitle = groupBy(
    checks.filter(({ group }) => group === "refusal"),
    ({ title }) => title,
  );
  const rows = [...byTitle].map(([title, group]) => [
    title,
    ...forms.map((form) => verdictOfRow(group.filter((check) => check.form === form))),
  ]);
  return [["must be refused", "envelope", "raw payload"], ...rows];
}

function rowsOf({ checks }: ReceiverReport, wanted: CheckGroup, heading: string): Row[] {
  const byTitle = groupBy(
    checks.filter(({ group }) => group === wanted),
    ({ title }) => title,
  );
  const rows = [...byTitle].map(([title, group]) => [title, verdictOfRow(group)]);
  return [[heading, "all"], ...rows];
}

function describeFinding(report: ReceiverReport, finding: ReportedFinding, nth: number): string {
  const { what, remedy, checks } = finding;
  const first = report.checks.find(({ key }) => key === checks[0]);
  const shown = first === undefined ? "" : `, for example ${nameOf(first)}`;
  const count = countOf(checks.length, "delivery");
  return [`${nth}. ${what}`, `   ${remedy}`, `   Seen in ${count}${shown}.`].join("\n");
}
