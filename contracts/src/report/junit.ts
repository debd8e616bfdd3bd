import { groupBy } from "../group.ts";
import type { ReceiverReport, ReportedCheck } from "../receiver-report.ts";
import { nameOf } from "./words.ts";

/** The report as JUnit XML: one suite a group of checks, one case a delivery. */
export function toJunit(report: ReceiverReport): string {
  const remedies = new Map(
    report.findings.flatMap(({ what, remedy, checks }) =>
      checks.map((key) => [key, `${what} ${remedy}`] as const),
    ),
  );
  const groups = groupBy(report.checks, ({ group }) => group);
  const suites = [...groups].map(([group, checks]) => toSuite(group, checks, remedies));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="order-webhooks-verify" ${totals(report.checks)}>`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function toSuite(
  name: string,
  checks: readonly ReportedCheck[],
  remedies: ReadonlyMap<string, string>,
): string {
  const cases = checks.map((check) => toCase(check, remedies.get(check.key) ?? ""));
  return [`  <testsuite name="${name}" ${totals(checks)}>`, ...cases, "  </testsuite>"].join("\n");
}

function totals(checks: readonly ReportedCheck[]): string {
  const count = (wanted: string): number =>
    checks.filter(({ verdict }) => verdict === wanted).length;
  const ms = checks.reduce((sum, check) => sum + check.ms, 0);
  return (
    `tests="${checks.length}" failures="${count("failed")}" errors="0" ` +
    `skipped="${count("skipped")}" time="${seconds(ms)}"`
  );
}

function toCase(check: ReportedCheck, remedy: string): string {
  const { event, verdict, problem, ms } = check;
  const attributes = `classname="${toXmlText(event)}" name="${toXmlText(nameOf(check))}" time="${seconds(ms)}"`;
  if (verdict === "skipped") return `    <testcase ${attributes}><skipped/></testcase>`;
  if (problem === null) return `    <testcase ${attributes}/>`;
  const failure = `<failure type="${problem.code}" message="${toXmlText(problem.message)}">`;
  return `    <testcase ${attributes}>${failure}${toXmlText(remedy)}</failure></testcase>`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const entities: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML 1.0, which has no way to write most control characters. */
function toXmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  const allowed = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, "?");
  return allowed.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
