import { groupBy } from "../json/group.ts";
import { type Form, forms } from "../plan/delivery.ts";
import type { CheckGroup } from "../receiver/checks.ts";
import type { Verdict } from "../receiver/verdict.ts";
import { evidenceOfRow, evidenceWords } from "./evidence-words.ts";
import type { Row } from "./layout.ts";
import type { MatrixCell, ReceiverReport, ReportedCheck } from "./receiver-report.ts";

/** Table of a report, with its head and rows. */
export interface Section {
  readonly group: CheckGroup;
  readonly head: Row;
  readonly rows: readonly Row[];
}

/** Returns the tables of a report for people, in order. Tables without rows are omitted. */
export function toSections(report: ReceiverReport): readonly Section[] {
  const sections = [
    matrixOf(report),
    sectionOf(report, "refusal", "must be refused"),
    sectionOf(report, "probe", "must also be accepted"),
    sectionOf(report, "either", "may be accepted or refused"),
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

const formWords: { readonly [F in Form]: string } = { envelope: "envelope", raw: "raw payload" };

const verdictHead = forms.map((form) => formWords[form]);

function matrixOf({ matrix, checks }: ReceiverReport): Section {
  const contract = checks.filter(({ group }) => group === "contract");
  const rows = matrix.map(({ event, purpose, evidence, forms: verdicts }) => {
    const own = contract.filter((check) => check.event === event && check.purpose === purpose);
    const ground = own.length === 0 ? evidenceWords[evidence] : evidenceOfRow(own);
    return [event, purpose, ground, ...forms.map((form) => wordOf(verdicts[form]))];
  });
  return { group: "contract", head: ["event", "purpose", "evidence", ...verdictHead], rows };
}

/** Makes a table with one row for each title, over all events and purposes. */
function sectionOf({ checks }: ReceiverReport, group: CheckGroup, name: string): Section {
  // Most probes are sent in one form only, so a column for the other form would say little.
  const [verdicts, cellsOf] = group === "probe" ? [["all"], cellOf] : [verdictHead, cellsByForm];
  const ofGroup = checks.filter((check) => check.group === group);
  const byTitle = groupBy(ofGroup, ({ title }) => title);
  // Evidence is about a payload, and says nothing about a refusal of its signature.
  const isForged = group === "refusal";
  const rows = [...byTitle].map(([title, same]) => [
    title,
    ...(isForged ? [] : [evidenceOfRow(same)]),
    ...cellsOf(same),
  ]);
  return { group, head: [name, ...(isForged ? [] : ["evidence"]), ...verdicts], rows };
}

function cellOf(checks: readonly ReportedCheck[]): Row {
  return [verdictOfRow(checks)];
}

function cellsByForm(checks: readonly ReportedCheck[]): Row {
  return forms.map((form) => verdictOfRow(checks.filter((check) => check.form === form)));
}

/** Returns the text for a cell of the matrix. */
function wordOf(verdict: MatrixCell["forms"]["raw"]): string {
  return verdict === "failed" ? "FAILED" : verdict;
}

/** Returns the common verdict of the checks of a row, or how many failed. */
function verdictOfRow(checks: readonly ReportedCheck[]): string {
  const given = new Set<Verdict>(checks.map(({ verdict }) => verdict));
  const [first] = given;
  if (first === undefined) return "not sent";
  if (given.size === 1) return wordOf(first);
  const failed = checks.filter(({ verdict }) => verdict === "failed").length;
  return failed === 0 ? [...given].join(", ") : `FAILED ${failed} of ${checks.length}`;
}
