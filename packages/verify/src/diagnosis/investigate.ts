import type { Subject } from "../plan/delivery.ts";
import type { Check } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import { attachLeft } from "./attach-left.ts";
import { diagnose } from "./diagnose.ts";
import { explainHang } from "./explain-hang.ts";
import type { Diagnosis } from "./finding.ts";
import { explainMissingKeys } from "./missing-keys/explain-missing-keys.ts";
import { type Courier, narrowFindings } from "./narrow.ts";
import { type Repeat, selectForRepeat, selectForResend, toRepeat } from "./repeats.ts";
import { findRewriting, listTakenForForged, planSamples } from "./rewriting.ts";

/** Means of a diagnosis, besides the verdicts. */
export interface Means extends Courier {
  /** True if there is an observation. */
  readonly isObserved: boolean;
  /** Gives the address of deliveries of a subject. */
  readonly addressOf: (subject: Subject) => URL;
}

/** Explains the verdicts of a run. Sends some deliveries once more: they tell how to read the others. */
export async function investigate(all: readonly CheckResult[], means: Means): Promise<Diagnosis> {
  const hang = explainHang(all);
  const hanging = new Set(hang.flatMap(({ checks }) => checks));
  const results = all.filter((one) => !hanging.has(one));
  const { run, addressOf, isObserved, send } = means;
  const repeats = await sendAgain(selectForRepeat(results), means, (check, at) =>
    toRepeat(check, run, at + 1),
  );
  const selected = isObserved ? selectForResend(results) : [];
  const resent = await sendAgain(selected, means, (check) => ({ ...check }));
  const [suspect] = listTakenForForged(results);
  const samples = suspect === undefined ? [] : await send(planSamples(suspect, run));
  const rewriting = findRewriting(results, samples);
  const context = { repeats, resent, rewriting, addressOf };
  const diagnosis = diagnose(results, context);
  const narrowed = await narrowFindings(diagnosis.findings, results, means);
  const findings = await explainMissingKeys(narrowed, results, { context, means });
  return { ...diagnosis, findings: attachLeft([...hang, ...findings], all) };
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
