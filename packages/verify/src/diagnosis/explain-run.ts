import type { Trouble } from "../receiver/observe/sightings.ts";
import type { RunEvents } from "../receiver/run-events.ts";
import type { CheckResult, ProblemCode } from "../receiver/verdict.ts";
import { inSeconds } from "../text/duration.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { Finding, Note } from "./finding.ts";
import { isFailed } from "./repeats.ts";
import { nameOf, wordsOfEnds } from "./words/end-words.ts";
import type { Words } from "./words/words.ts";

/** Findings and notes on the course of the run, and the results that are still unexplained. */
export interface ExplainedRun {
  readonly findings: readonly Finding[];
  /** Process exits and unreadable observations that made no delivery fail or be skipped. */
  readonly notes: readonly Note[];
  readonly rest: readonly CheckResult[];
}

/**
 * Explains failures that no property of a delivery causes: a process that exited, an unreadable
 * observation, or late handlers. None of these is attributed to a key later.
 */
export function explainRun(
  results: readonly CheckResult[],
  events: RunEvents,
  limitMs: number,
): ExplainedRun {
  const ofRun = [...explainEnds(results, events), ...explainTrouble(results, events)];
  const isHarmless = results.every(({ verdict }) => verdict !== "skipped");
  const isNote = ({ checks }: Finding): boolean => isHarmless && !checks.some(isFailed);
  const findings = ofRun.filter((one) => !isNote(one));
  return {
    findings: [...findings, ...explainLateness(results, limitMs)],
    notes: ofRun.filter(isNote).map(toNote),
    rest: results.filter(isLeft).map(takeLateAsHandled),
  };
}

const codesOfNotes: { readonly [finding: string]: string } = {
  receiver_ended: "receiver_restarted",
};

function toNote({ code, what, checks }: Finding): Note {
  return { code: codesOfNotes[code] ?? code, what, checks };
}

const ofTheRun: ReadonlySet<ProblemCode> = new Set(["receiver_ended", "observation_unreadable"]);

function isLeft({ problem }: CheckResult): boolean {
  return problem === undefined || !ofTheRun.has(problem.code);
}

/**
 * Counts a delivery that was handled late as handled, so that none of its keys is blamed for
 * another failure.
 */
export function takeLateAsHandled(result: CheckResult): CheckResult {
  if (result.problem?.code !== "handled_late") return result;
  const { problem: _, ...others } = result;
  return { ...others, verdict: "accepted" };
}

function having(results: readonly CheckResult[], code: ProblemCode): readonly CheckResult[] {
  return results.filter(({ problem }) => problem?.code === code);
}

function explainEnds(results: readonly CheckResult[], { ends }: RunEvents): Finding[] {
  if (ends.length === 0) return [];
  const culprits = having(results, "receiver_ended");
  const suspects = new Set(ends.flatMap((end) => end.suspects));
  const checks =
    culprits.length > 0 ? culprits : results.filter(({ check }) => suspects.has(check));
  return [{ code: "receiver_ended", ...wordsOfEnds(ends), checks }];
}

function explainTrouble(results: readonly CheckResult[], { trouble }: RunEvents): Finding[] {
  const failed = having(results, "observation_unreadable");
  const start = results.filter(({ check }) => check === trouble?.since);
  if (failed.length === 0 && trouble?.isGivenUp !== true) return [];
  const checks = failed.length === 0 ? start : failed;
  return [{ code: "observation_unreadable", ...wordsOfTrouble(trouble, failed), checks }];
}

function wordsOfTrouble(trouble: Trouble | undefined, failed: readonly CheckResult[]): Words {
  const since = trouble?.since && ` since ${nameOf(trouble.since)}`;
  const why = trouble?.why === undefined ? "" : `: ${toOneLine(trouble.why, 2 * mostOfQuote)}`;
  const what = `The observation cannot be read${since ?? ""}${why}.`;
  const example = trouble === undefined ? [failed[0]?.problem?.message ?? ""] : [];
  const end = "The run stopped reading it after five failed reads in a row.";
  return {
    what: [what, ...example, ...(trouble?.isGivenUp ? [end] : [])].join(" "),
    remedy: 'Answer GET with {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}.',
  };
}

function explainLateness(results: readonly CheckResult[], limitMs: number): Finding[] {
  const checks = having(results, "handled_late");
  const latest = Math.max(0, ...checks.map(({ handledMs = 0 }) => handledMs));
  if (checks.length === 0) return [];
  return [{ code: "handled_late", ...wordsOfLateness(latest, limitMs), checks }];
}

function wordsOfLateness(latestMs: number, limitMs: number): Words {
  const enough = (Math.ceil(latestMs / 1_000) + 1) * 1_000;
  return {
    what:
      `Handlers run late: the latest ran ${inSeconds(latestMs)} after the answer, ` +
      `the limit is ${inSeconds(limitMs)}.`,
    remedy:
      `If that is intended, for example because of a queue, pass --observe-within-ms ${enough}. ` +
      "Otherwise find what delays the handlers.",
  };
}
