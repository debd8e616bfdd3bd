import { groupBy } from "../json/group.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding } from "./finding.ts";
import { isFailed, kindOf } from "./repeats.ts";
import { wordsOfProblem } from "./words/remedies.ts";

/**
 * Returns findings that cover every failure. A failure without a finding joins one with failures of
 * the same kind, or gets a new one.
 */
export function attachLeft(
  findings: readonly Finding[],
  results: readonly CheckResult[],
): readonly Finding[] {
  const explained = new Set(findings.flatMap(({ checks }) => checks.map(({ check }) => check)));
  const left = results.filter((one) => isFailed(one) && !explained.has(one.check));
  const byKind = groupBy(left, kindOf);
  const homeOf = (kind: string): Finding | undefined =>
    findings.find(({ code }) => code === kind) ??
    findings.find(({ checks }) => checks.some((one) => kindOf(one) === kind));
  const grown = findings.map((finding) => {
    const more = [...byKind].flatMap(([kind, checks]) => (homeOf(kind) === finding ? checks : []));
    return more.length === 0 ? finding : { ...finding, checks: [...finding.checks, ...more] };
  });
  const homeless = [...byKind].filter(([kind]) => homeOf(kind) === undefined);
  const added = homeless.map(([code, checks]) => {
    return { code, ...wordsOfProblem(code, checks), checks };
  });
  return [...grown, ...added];
}
