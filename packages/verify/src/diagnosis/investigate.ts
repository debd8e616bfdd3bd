import type { Subject } from "../plan/delivery.ts";
import type { Check } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./finding.ts";
import { type Courier, narrowFindings } from "./narrow.ts";
import {
  type Repeat,
  selectForRepeat,
  selectForResend,
  toRepeat,
  unsteadyKinds,
} from "./repeats.ts";
import { findRewriting } from "./rewriting.ts";

/** Means of a diagnosis, besides the verdicts. */
export interface Means extends Courier {
  /** True if there is an observation. */
  readonly isObserved: boolean;
  /** Gives the address of deliveries of a subject. */
  readonly addressOf: (subject: Subject) => URL;
}

/** Explains the verdicts of a run. Sends some deliveries once more: they tell how to read the others. */
export async function investigate(
  results: readonly CheckResult[],
  means: Means,
): Promise<Diagnosis> {
  const { run, addressOf, isObserved, send } = means;
  const repeats = await sendAgain(selectForRepeat(results), means, (check, at) =>
    toRepeat(check, run, at + 1),
  );
  const selected = isObserved ? selectForResend(results) : [];
  const resent = await sendAgain(selected, means, (check) => ({ ...check }));
  const rewriting = await findRewriting(results, { run, send, unsteady: unsteadyKinds(repeats) });
  const diagnosis = diagnose(results, { repeats, resent, rewriting, addressOf });
  return { ...diagnosis, findings: await narrowFindings(diagnosis.findings, results, means) };
}

async function sendAgain(
  selected: readonly CheckResult[],
  { send }: Means,
  toAgain: (check: Check, at: number) => Check,
): Promise<readonly Repeat[]> {
  const results = await send(selected.map(({ check }, at) => toAgain(check, at)));
  return selected.flatMap((first, at) => {
    const again = results[at];
    return again === undefined ? [] : [{ first, again }];
  });
}
