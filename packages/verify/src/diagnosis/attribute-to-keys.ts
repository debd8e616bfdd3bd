import { type Json, type Steps, valueAtSteps } from "../json/json.ts";
import type { Difference } from "../payloads/differences.ts";
import type { PlannedDelivery } from "../plan/delivery.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { Finding } from "./finding.ts";
import type { NamedKeys } from "./named-keys.ts";
import { hasPassed, kindOf } from "./repeats.ts";

/** Finding with the keys that were identified as its cause. */
export interface Narrowed {
  readonly finding: Finding;
  readonly keys: readonly NamedKeys[];
}

/**
 * Moves failures whose finding names no cause to a finding that names keys, if their bodies have
 * the same values at these keys. An unchanged payload may already have the value that the receiver
 * refuses in a changed payload.
 */
export function attributeToKeys(
  narrowed: readonly Narrowed[],
  results: readonly CheckResult[],
): readonly Finding[] {
  const passed = results.filter(hasPassed);
  const causes = narrowed.map(({ finding, keys }) => {
    const certain = keys.filter((one) => !passed.some((taken) => has(taken, one)));
    return { finding, certain, kinds: new Set(finding.checks.map(kindOf)) };
  });
  const causeOf = (one: CheckResult): Finding | undefined =>
    causes.find(
      ({ certain, kinds }) => kinds.has(kindOf(one)) && certain.some((keys) => has(one, keys)),
    )?.finding;
  const moved = new Map<CheckResult, Finding>();
  for (const { finding } of narrowed.filter(isWithoutCause)) {
    for (const one of finding.checks) {
      const cause = causeOf(one);
      if (cause !== undefined) moved.set(one, cause);
    }
  }
  return narrowed.flatMap(({ finding }) => {
    const own = finding.checks.filter((one) => !moved.has(one));
    const more = [...moved].filter(([, cause]) => cause === finding).map(([one]) => one);
    const checks = [...own, ...more];
    return checks.length === 0 ? [] : [{ ...finding, checks }];
  });
}

/** Returns true for a finding that says only how deliveries fail. */
function isWithoutCause({ finding }: Narrowed): boolean {
  return finding.checks.every((one) => kindOf(one) === finding.code);
}

function has({ check }: CheckResult, { differences }: NamedKeys): boolean {
  return differences.every((one) => hasDifference(check.delivery, one));
}

function hasDifference({ body, subject }: PlannedDelivery, { places, to }: Difference): boolean {
  const parsed: Json = JSON.parse(body);
  return places.some((steps) => {
    const own = subject.form === "raw" ? stepsInData(steps) : steps;
    if (own === undefined || valueAtSteps(parsed, own.slice(0, -1)) === undefined) return false;
    return JSON.stringify(valueAtSteps(parsed, own)) === JSON.stringify(to);
  });
}

/** Returns the steps in a raw payload, or undefined for a key that only an envelope has. */
function stepsInData([first, ...rest]: Steps): Steps | undefined {
  return first === "data" ? rest : undefined;
}
