import { groupBy } from "../json/group.ts";
import { type JunitCase, writeJunit } from "./junit-xml.ts";
import type { ReceiverReport, ReportedCheck } from "./receiver-report.ts";
import { nameOf } from "./words.ts";

/** The report as JUnit XML: one suite a group of checks, one case a delivery. */
export function toJunit({ checks, findings }: ReceiverReport): string {
  const remedies = new Map(
    findings.flatMap((finding) =>
      finding.checks.map((key) => [key, `${finding.what} ${finding.remedy}`] as const),
    ),
  );
  const groups = groupBy(checks, ({ group }) => group);
  const suites = [...groups].map(([name, group]) => ({
    name,
    cases: group.map((check) => toCase(check, remedies.get(check.key) ?? "")),
  }));
  return writeJunit(suites);
}

function toCase(check: ReportedCheck, text: string): JunitCase {
  const { event: classname, verdict, problem, ms } = check;
  const named = { classname, name: nameOf(check), ms };
  if (verdict === "skipped") return { ...named, skipped: true };
  if (problem === null) return named;
  return { ...named, failure: { type: problem.code, message: problem.message, text } };
}
