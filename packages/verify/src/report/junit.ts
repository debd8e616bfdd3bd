import { groupBy } from "../json/group.ts";
import { evidenceWords } from "./evidence-words.ts";
import { type JunitCase, writeJunit } from "./junit-xml.ts";
import type { ReceiverReport, ReportedCheck, ReportedNote } from "./receiver-report.ts";
import { toShownReport } from "./shown-report.ts";
import { describeLimits, describeSaved, nameOf, reasonOfNoResult, sumUp } from "./words.ts";

/**
 * Returns the report as JUnit XML, with one suite for each group of checks and one case for each
 * delivery. The output of a case has its evidence, unless it is a forgery, and its notes. The output
 * of the first suite has the rest of the report.
 */
export function toJunit(report: ReceiverReport): string {
  const shown = toShownReport(report);
  const { checks, findings, notes } = shown;
  const remedies = textsByCheck(findings, ({ what, remedy }) => `${what} ${remedy}`);
  const remarks = textsByCheck(notes, toRemark);
  const groups = groupBy(checks, ({ group }) => group);
  const suites = [...groups].map(([name, group]) => ({
    name,
    cases: group.map((check) => toCase(check, { remedies, remarks })),
  }));
  const [first, ...others] = suites;
  if (first === undefined) return writeJunit([]);
  const general = notes.filter((note) => note.checks.length === 0).map(toRemark);
  const output = [sumUp(shown), ...describeLimits(shown), ...describeSaved(shown), ...general];
  return writeJunit([{ ...first, output }, ...others]);
}

function toRemark({ what }: ReportedNote): string {
  return `Note: ${what}`;
}

type Texts = ReadonlyMap<string, readonly string[]>;

function textsByCheck<T extends { readonly checks: readonly string[] }>(
  items: readonly T[],
  textOf: (item: T) => string,
): Texts {
  const pairs = items.flatMap((item) => item.checks.map((key) => [key, textOf(item)] as const));
  const byKey = groupBy(pairs, ([key]) => key);
  return new Map([...byKey].map(([key, own]) => [key, own.map(([, text]) => text)]));
}

function toCase(
  check: ReportedCheck,
  { remedies, remarks }: { readonly remedies: Texts; readonly remarks: Texts },
): JunitCase {
  const { key, group, event: classname, verdict, problem, ms } = check;
  const ground = group === "refusal" ? [] : [`Evidence: ${evidenceWords[check.evidence]}`];
  const output = [...ground, ...reasonOfNoResult(check), ...(remarks.get(key) ?? [])];
  const named = { classname, name: nameOf(check), ms, output };
  if (verdict === "skipped" || verdict === "unproven") return { ...named, skipped: true };
  if (problem === null) return named;
  const text = (remedies.get(key) ?? []).join("\n");
  return { ...named, failure: { type: problem.code, message: problem.message, text } };
}
