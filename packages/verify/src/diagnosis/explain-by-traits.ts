import { isChangeOf } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { hasPassed } from "./repeats.ts";
import { isKnownTrait, rankOf } from "./words/trait-words.ts";

/** Trait with the failures that it explains, and other traits that may be the cause too. */
export interface Shown {
  readonly trait: string;
  readonly alternatives: readonly string[];
  readonly checks: readonly CheckResult[];
}

/** Traits that explain some failures, and the failures that no trait explains. */
export interface Explained {
  readonly shown: readonly Shown[];
  readonly unexplained: readonly CheckResult[];
}

/** Finds the traits that failures share and no success has, the widest first. */
export function explainByTraits(
  failed: readonly CheckResult[],
  authentic: readonly CheckResult[],
): Explained {
  const shown: Shown[] = [];
  let left = failed;
  for (;;) {
    const [trait, ...others] = widestTraits(left, authentic);
    if (trait === undefined) return { shown, unexplained: left };
    const checks = left.filter((one) => isShownBy(one, trait));
    const alternatives = others.filter((other) => isAsGood(other, trait, { checks, authentic }));
    shown.push({ trait, alternatives, checks });
    left = left.filter((one) => !checks.includes(one));
  }
}

function isShownBy({ check }: CheckResult, trait: string): boolean {
  return check.traits.has(trait) || check.resembles.has(trait);
}

/**
 * Returns true if another trait explains the same failures, and the delivery that would decide
 * between them was not sent.
 */
function isAsGood(
  other: string,
  trait: string,
  {
    checks,
    authentic,
  }: { readonly checks: readonly CheckResult[]; readonly authentic: readonly CheckResult[] },
): boolean {
  const decides = ({ check }: CheckResult): boolean =>
    check.traits.has(trait) !== check.traits.has(other);
  return (
    isKnownTrait(other) &&
    checks.every((one) => isShownBy(one, other)) &&
    authentic.some((one) => one.verdict === "skipped" && decides(one))
  );
}

/**
 * Returns the traits that occur in the largest number of failures and in no success, in the order
 * of `trait-words.ts`.
 */
function widestTraits(
  failed: readonly CheckResult[],
  authentic: readonly CheckResult[],
): readonly string[] {
  const harmless = new Set(authentic.filter(hasPassed).flatMap(({ check }) => [...check.traits]));
  const counts = new Map<string, number>();
  for (const trait of failed.flatMap((one) => tellingTraits(one, authentic))) {
    if (!harmless.has(trait)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  const widest = Math.max(...counts.values());
  const all = [...counts].filter(([, count]) => count === widest).map(([trait]) => trait);
  return all.sort((one, other) => rankOf(one) - rankOf(other));
}

/** Returns the traits of a failure, except a change whose control delivery fails too. */
function tellingTraits(
  { check }: CheckResult,
  authentic: readonly CheckResult[],
): readonly string[] {
  const control = authentic.find((one) => one.check.delivery.key === check.control);
  const isIdle = control !== undefined && !hasPassed(control);
  return [...check.traits].filter((trait) => !(isIdle && isChangeOf(check, trait)));
}
