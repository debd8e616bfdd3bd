import { type Answer, isSuccess } from "../http/answer.ts";
import type { Observation } from "../observation/handled.ts";
import type { VerifiedInteraction } from "../pact-verifier/verified-interaction.ts";
import { inSeconds } from "../text/duration.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { type Check, timesOf } from "./checks.ts";

/**
 * Verdict on a delivery. `accepted`: its handler was observed; `answered`: a success, without an
 * observation; `refused`: one that may be refused got a client error; `skipped`: not sent any more.
 */
export type Verdict = "accepted" | "answered" | "refused" | "failed" | "skipped";

/** Reason why a check failed: one code a kind of failure, one sentence for people. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The kinds of failure. */
export type ProblemCode =
  | "refused"
  | "redirected"
  | "server_error"
  | "too_slow"
  | "no_answer"
  | "not_handled"
  | "handled_otherwise"
  | "handled_late"
  | "handled_twice"
  | "seen_before_handled"
  | "receiver_ended"
  | "observation_unreadable"
  | "not_refused"
  | "handled_though_refused"
  | "pact_disagrees";

/** All that is known of one delivery. */
export interface DeliveryRecord {
  readonly answer: Answer;
  /** The answer to what was sent before it. Missing if nothing was. */
  readonly former?: Answer | undefined;
  /** Missing without an observation. */
  readonly observation?: Observation | undefined;
  /** Set if its handler ran later than it may, or had not run when the run ended, as others ran late. */
  readonly late?: Lateness | undefined;
  /** True if the receiver's process ended while it handled it. */
  readonly hasEnded?: boolean;
  /** Pact's own verdict, for what its verifier sent. */
  readonly pact?: VerifiedInteraction | undefined;
}

/** Time from an answer to its handler, which is beyond the limit. */
export interface Lateness {
  readonly ms: number;
  /** False if the handler had not run by then. */
  readonly isSeen: boolean;
  readonly limitMs: number;
}

/** A check with its verdict. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly status?: number;
  readonly ms: number;
  /** Time from the answer to a handler that ran too late. */
  readonly handledMs?: number;
  readonly problem?: Problem;
  /** True if it failed, and the observation shows that no handler ran with it. */
  readonly isUnhandled?: boolean;
}

/** Decides the verdict on a delivery by its answer, by what was observed, and by what Pact says. */
export function toCheckResult(check: Check, record: DeliveryRecord): CheckResult {
  const { answer } = record;
  if (answer.kind === "skipped") return { check, verdict: "skipped", ms: 0 };
  const status = answer.kind === "status" ? { status: answer.status } : {};
  const problem = problemOf(check, record);
  if (problem !== undefined) {
    const late = record.late === undefined ? {} : { handledMs: record.late.ms };
    const isUnhandled = record.observation?.kind === "not_handled";
    return { check, verdict: "failed", ...status, ms: answer.ms, ...late, problem, isUnhandled };
  }
  const seen = record.observation === undefined ? "answered" : "accepted";
  return { check, verdict: isSuccess(answer) ? seen : "refused", ...status, ms: answer.ms };
}

function problemOf(check: Check, record: DeliveryRecord): Problem | undefined {
  const { group } = check;
  if (record.hasEnded) return ended;
  if (group === "refusal") return problemOfHostile(record, "a refusal (4xx)");
  const isTaken = group !== "either" || isSuccess(record.answer);
  return isTaken
    ? problemOfAuthentic(check, record)
    : problemOfHostile(record, "an answer of 2xx or 4xx");
}

const ended: Problem = {
  code: "receiver_ended",
  message: "The receiver's process ended while it handled it.",
};

function problemOfAuthentic(check: Check, record: DeliveryRecord): Problem | undefined {
  const { answer, observation, pact, late } = record;
  if (answer.kind !== "status") return problemOfSilence(answer);
  if (!isSuccess(answer)) return problemOfStatus(answer.status);
  if (late !== undefined && observation?.kind !== "handled_otherwise") return problemOfLate(late);
  if (observation?.kind === "handled") return problemOfPact(pact) ?? problemOfTimes(check, record);
  if (observation?.kind === "not_handled" && hasFailedBefore(check, record)) return seenBefore;
  return problemOfPact(pact) ?? (observation && problemOfObservation(observation));
}

function problemOfLate({ ms, isSeen, limitMs }: Lateness): Problem {
  const ran = isSeen ? "ran" : "had not run";
  const times = `${inSeconds(ms)} after the answer, the limit is ${inSeconds(limitMs)}`;
  return toProblem("handled_late", `Its handler ${ran} ${times}.`);
}

function problemOfHostile(
  { answer, observation, pact }: DeliveryRecord,
  expected: string,
): Problem | undefined {
  if (answer.kind !== "status") return problemOfSilence(answer);
  const { status } = answer;
  const message = `Expected ${expected}, got ${status}.`;
  if (isSuccess(answer)) return toProblem("not_refused", message);
  if (status < 400 || status > 499) {
    return toProblem(status >= 500 ? "server_error" : "redirected", message);
  }
  return problemOfPact(pact) ?? (observation && problemOfHostileObservation(status, observation));
}

function problemOfHostileObservation(
  status: number,
  observation: Observation,
): Problem | undefined {
  // The refusal was right. That the document cannot be read is a finding of its own.
  if (observation.kind === "not_handled" || observation.kind === "unreadable") return undefined;
  return toProblem("handled_though_refused", `It was answered ${status}, yet it was handled.`);
}

function problemOfSilence(answer: Exclude<Answer, { kind: "status" }>): Problem {
  if (answer.kind === "timeout") {
    return toProblem("too_slow", `There was no complete answer within ${answer.ms} ms.`);
  }
  const code = answer.kind === "skipped" ? "not sent" : answer.code;
  return toProblem("no_answer", `The connection ended without an answer (${code}).`);
}

function problemOfStatus(status: number): Problem {
  const message = `Expected a success (2xx), got ${status}.`;
  if (status >= 300 && status <= 399) return toProblem("redirected", message);
  return toProblem(status >= 500 ? "server_error" : "refused", message);
}

function problemOfObservation(observation: Observation): Problem | undefined {
  switch (observation.kind) {
    case "handled":
      return undefined;
    case "handled_otherwise": {
      const { event, purpose } = observation.as;
      const as = `${toOneLine(event, mostOfQuote)}, purpose ${toOneLine(purpose, mostOfQuote)}`;
      return toProblem("handled_otherwise", `It was handled as ${as}.`);
    }
    case "not_handled":
      return toProblem("not_handled", "It was answered with success, but no handler ran with it.");
    case "unreadable":
      return toProblem("observation_unreadable", observation.message);
  }
}

/** Judges how often a handler ran, if what was sent before cannot have made it run. */
function problemOfTimes(check: Check, { answer, former, observation }: DeliveryRecord) {
  const times = observation?.kind === "handled" ? observation.times : 0;
  const wanted = timesOf(check);
  const { before } = check.transport;
  if (times < wanted) return problemOfObservation({ kind: "not_handled" });
  const isSentAgain = [answer, former].some((one) => one?.kind === "status" && one.sentAgain);
  if (times === wanted || isSentAgain || before === "a forgery") return undefined;
  const sent = before === "itself" ? "twice" : "once";
  return toProblem("handled_twice", `It came ${sent}, and a handler ran ${times} times with it.`);
}

function hasFailedBefore({ transport }: Check, { former }: DeliveryRecord): boolean {
  return transport.before === "itself" && former?.kind === "status" && former.status >= 500;
}

/** A delivery that failed came again, and was taken for one that had been handled. */
const seenBefore: Problem = {
  code: "seen_before_handled",
  message: "It failed, came again, and was answered with success, but no handler ran with it.",
};

function problemOfPact(pact: VerifiedInteraction | undefined): Problem | undefined {
  if (pact === undefined || pact.ok) return undefined;
  const words = pact.mismatches.map(({ text }) => text).join("; ");
  return toProblem("pact_disagrees", `Pact's verifier says: ${words}.`);
}

function toProblem(code: ProblemCode, message: string): Problem {
  return { code, message };
}
