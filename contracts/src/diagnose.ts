import { only } from "./checks.ts";
import { groupBy } from "./group.ts";
import type { Judged, ProblemCode } from "./judge.ts";
import { notChecked, rankOf, wordsOfHostile, wordsOfProblem, wordsOfTrait } from "./remedies.ts";

/** One thing that is wrong with a receiver, in plain words, with all the checks that show it. */
export interface Finding {
  /** Stable: the trait that the failing deliveries share, or the kind of failure. */
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly checks: readonly Judged[];
}

/**
 * Explains the failures: first what should have been refused, then, among the authentic deliveries, the
 * traits that all failing ones share and no accepted one has, the widest first, then what is left.
 */
export function diagnose(judged: readonly Judged[]): readonly Finding[] {
  const hostile = judged.filter(({ check }) => check.group === "refusal");
  const authentic = judged.filter(({ check }) => check.group !== "refusal");
  return [...explainHostile(hostile, authentic), ...explainAuthentic(authentic)];
}

function explainHostile(hostile: readonly Judged[], authentic: readonly Judged[]): Finding[] {
  const failed = hostile.filter(isFailed);
  const unsilenced = failed.filter(({ problem }) => !sharedWith(authentic, problem?.code));
  if (unsilenced.length === hostile.length && hostile.every(isNotRefused)) {
    return [{ code: "signature-not-checked", ...notChecked, checks: unsilenced }];
  }
  const groups = groupBy(unsilenced, ({ problem, check }) =>
    problem?.code === "not-refused" ? `accepts ${check.title}` : (problem?.code ?? ""),
  );
  return [...groups].map(([code, checks]) => ({ code, ...wordsOfHostile(code), checks }));
}

// A receiver that redirects everything redirects hostile deliveries too: one finding, not two.
function sharedWith(authentic: readonly Judged[], code: ProblemCode | undefined): boolean {
  return code !== "not-refused" && authentic.some(({ problem }) => problem?.code === code);
}

function explainAuthentic(authentic: readonly Judged[]): Finding[] {
  const failed = authentic.filter(isFailed);
  const passed = authentic.filter(
    ({ verdict }) => verdict === "accepted" || verdict === "answered",
  );
  if (passed.length === 0) return explainByProblem(failed);
  const shown: Shown[] = [];
  let left = failed;
  for (;;) {
    const trait = widestTrait(left, passed);
    if (trait === undefined) break;
    const checks = left.filter(
      ({ check }) => check.traits.has(trait) || check.resembles.has(trait),
    );
    shown.push({ trait, checks });
    left = left.filter((one) => !checks.includes(one));
  }
  return [...toFindings(shown), ...explainByProblem(left)];
}

/** A trait and the failures that it explains. */
interface Shown {
  readonly trait: string;
  readonly checks: readonly Judged[];
}

/** One finding a trait; the narrowed forms of one trait are one finding together. */
function toFindings(shown: readonly Shown[]): Finding[] {
  const byCode = groupBy(shown, ({ trait }) => trait.split(only)[0] ?? trait);
  return [...byCode].map(([code, group]) => {
    const checks = group.flatMap((one) => one.checks);
    const limits = group.flatMap(({ trait }) => trait.split(only).slice(1));
    return { code, ...wordsOfTrait(code, limits, checks), checks };
  });
}

/** The trait of most failures that no success has; of several the one named first below. */
function widestTrait(failed: readonly Judged[], passed: readonly Judged[]): string | undefined {
  const harmless = new Set(passed.flatMap(({ check }) => [...check.traits]));
  const counts = new Map<string, number>();
  for (const trait of failed.flatMap(({ check }) => [...check.traits])) {
    if (!harmless.has(trait)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  const byWidth = [...counts].sort((a, b) => b[1] - a[1] || rankOf(a[0]) - rankOf(b[0]));
  return byWidth[0]?.[0];
}

function explainByProblem(failed: readonly Judged[]): Finding[] {
  const groups = groupBy(failed, ({ problem, status }) => codeOfProblem(problem?.code, status));
  return [...groups].map(([code, checks]) => ({ code, ...wordsOfProblem(code), checks }));
}

function codeOfProblem(code: ProblemCode | undefined, status: number | undefined): string {
  if (code !== "refused") return code ?? "";
  if (status === 401 || status === 403) return "signature-refused";
  if (status === 404 || status === 405) return "no-route";
  if (status === 411) return "length-required";
  return "refused";
}

function isFailed({ verdict }: Judged): boolean {
  return verdict === "failed";
}

function isNotRefused({ problem }: Judged): boolean {
  return problem?.code === "not-refused";
}
