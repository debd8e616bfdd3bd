import type { Finding, Note } from "../diagnosis/finding.ts";
import { groupBy } from "../json/group.ts";
import { type Form, forms } from "../plan/delivery.ts";
import { kindOfSecret } from "../plan/signature.ts";
import type { RunSettings } from "../receiver/options.ts";
import type { CheckResult, Verdict } from "../receiver/verdict.ts";
import { byStrength } from "../schemas/schema-index.ts";
import { showUrl } from "../text/show-url.ts";
import type {
  MatrixCell,
  ReceiverReport,
  ReportedCheck,
  ReportedFinding,
  ReportedNote,
  Target,
} from "./receiver-report.ts";

/** Verdicts from best to worst. */
const verdicts: readonly Verdict[] = [
  ...(["accepted", "answered", "refused", "unproven", "skipped", "failed"] as const),
];

/** Results of a run about a receiver as a whole. */
export interface RunSummary extends Pick<ReceiverReport, "slowestHandlingMs" | "saved"> {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** Makes a report from the verdicts of a run. */
export function toReceiverReport(
  settings: RunSettings,
  results: readonly CheckResult[],
  { findings, notes, slowestHandlingMs, saved }: RunSummary,
): ReceiverReport {
  const counts = countVerdicts(results);
  const matrix = toMatrix(results);
  return {
    kind: "receiver",
    passed: counts.failed === 0 && counts.skipped === 0,
    observed: settings.observe !== undefined,
    target: toTarget(settings),
    run: settings.run,
    timeoutMs: settings.timeoutMs,
    slowestMs: Math.max(0, ...results.map(({ ms }) => ms)),
    slowestHandlingMs,
    counts,
    only: settings.only.map(({ name }) => name),
    unpublished: settings.unpublished.filter((purpose) =>
      matrix.some((cell) => cell.purpose === purpose),
    ),
    matrix,
    checks: results.map(toReportedCheck),
    findings: findings.map(toReportedFinding),
    notes: notes.map(toReportedNote),
    saved,
  };
}

/** Returns the worst of some verdicts. Undefined if there are none. */
function worstOf(some: readonly Verdict[]): Verdict | undefined {
  return verdicts.findLast((verdict) => some.includes(verdict));
}

function countVerdicts(results: readonly CheckResult[]): ReceiverReport["counts"] {
  const count = (wanted: Verdict): number =>
    results.filter(({ verdict }) => verdict === wanted).length;
  return {
    accepted: count("accepted"),
    answered: count("answered"),
    refused: count("refused"),
    unproven: count("unproven"),
    failed: count("failed"),
    skipped: count("skipped"),
  };
}

function toTarget({ url, rawUrls, observe, secret }: RunSettings): Target {
  const shown = [...rawUrls].map(([event, rawUrl]) => [event, showUrl(rawUrl)]);
  return {
    url: showUrl(url),
    rawUrls: Object.fromEntries(shown),
    observe: observe === undefined ? null : showUrl(observe),
    secret: kindOfSecret(secret),
  };
}

function toMatrix(results: readonly CheckResult[]): MatrixCell[] {
  const contracts = results.filter(({ check }) => check.group === "contract");
  const rows = groupBy(contracts, ({ check }) => {
    const { event, purpose } = check.delivery.subject;
    return `${event} ${purpose}`;
  });
  return [...rows.values()].flatMap((row) => {
    const { event = "", purpose = "" } = row[0]?.check.delivery.subject ?? {};
    const evidence = byStrength.find((one) =>
      row.some(({ check }) => check.delivery.evidence === one),
    );
    const cells = forms.map((form) => [form, worstOf(verdictsOf(row, form)) ?? "not sent"]);
    return [{ event, purpose, evidence: evidence ?? "text", forms: Object.fromEntries(cells) }];
  });
}

function verdictsOf(row: readonly CheckResult[], form: Form): readonly Verdict[] {
  return row
    .filter(({ check }) => check.delivery.subject.form === form)
    .map(({ verdict }) => verdict);
}

function toReportedCheck({ check, verdict, status, ms, problem }: CheckResult): ReportedCheck {
  const { key, subject, tampering, evidence } = check.delivery;
  return {
    key,
    group: check.group,
    title: check.title,
    ...subject,
    tampering: tampering ?? null,
    evidence,
    verdict,
    status: status ?? null,
    ms,
    problem: problem ?? null,
  };
}

function toReportedNote({ code, what, checks }: Note): ReportedNote {
  return { code, what, checks: checks.map(({ check }) => check.delivery.key) };
}

function toReportedFinding({ code, what, remedy, checks }: Finding): ReportedFinding {
  return { code, what, remedy, checks: checks.map(({ check }) => check.delivery.key) };
}
