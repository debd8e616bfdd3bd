import type { Subject } from "../plan/delivery.ts";
import { type Check, toCopy } from "../receiver/checks.ts";
import type { CheckResult } from "../receiver/verdict.ts";
import type { SecretSource } from "../text/secret-words.ts";
import { attachLeft } from "./attach-left.ts";
import { diagnose } from "./diagnose.ts";
import { explainHang } from "./explain-hang.ts";
import type { Diagnosis } from "./finding.ts";
import { explainMissingKeys } from "./missing-keys/explain-missing-keys.ts";
import { narrowFindings, type ProbeSender } from "./narrow.ts";
import { type Repeat, selectForRepeat, selectForResend, unsteadyKinds } from "./repeats.ts";
import { findRewriting } from "./rewriting.ts";

/** Tools of a diagnosis in addition to the verdicts. */
export interface DiagnosisTools extends ProbeSender {
  /** True if the run has an observation. */
  readonly isObserved: boolean;
  /** Returns the URL for deliveries of a subject. */
  readonly addressOf: (subject: Subject) => URL;
  /** Secret that signed the authentic deliveries. */
  readonly secret: SecretSource;
}

/**
 * Explains the verdicts of a run. Sends some deliveries again, because their second verdicts help
 * to interpret the first.
 */
export async function investigate(
  all: readonly CheckResult[],
  tools: DiagnosisTools,
): Promise<Diagnosis> {
  const hang = explainHang(all);
  const hanging = new Set(hang.flatMap(({ checks }) => checks));
  const results = all.filter((one) => !hanging.has(one));
  const { run, addressOf, isObserved, secret, send } = tools;
  const repeats = await sendAgain(selectForRepeat(results), tools, (check, at) =>
    toCopy(check, run, { letter: "r", nth: at + 1 }),
  );
  const selected = isObserved ? selectForResend(results) : [];
  const resent = await sendAgain(selected, tools, (check) => ({ ...check }));
  const rewriting = await findRewriting(results, {
    run,
    send: (checks) => send(checks, "full"),
    unsteady: unsteadyKinds(repeats),
  });
  const context = { repeats, resent, rewriting, addressOf, secret };
  const diagnosis = diagnose(results, context);
  const narrowed = await narrowFindings(diagnosis.findings, results, tools);
  const findings = await explainMissingKeys(narrowed, results, { context, tools });
  return { ...diagnosis, findings: attachLeft([...hang, ...findings], all) };
}

async function sendAgain(
  selected: readonly CheckResult[],
  { send }: DiagnosisTools,
  toAgain: (check: Check, at: number) => Check,
): Promise<readonly Repeat[]> {
  const again = selected.map(({ check }, at) => toAgain(check, at));
  const results = await send(again, "full");
  return selected.flatMap((first, at) => {
    const result = results[at];
    return result === undefined ? [] : [{ first, again: result }];
  });
}
