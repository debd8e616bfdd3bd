import { type Answer, isSuccess } from "../http/answer.ts";
import { groupBy } from "../json/group.ts";
import type { Observation } from "../observation/handled.ts";
import type { VerifiedInteraction } from "../pact-verifier/verified-interaction.ts";
import { inSeconds } from "../text/duration.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { type Check, timesOf } from "./checks.ts";

/**
 * Verdict on a delivery:
 * - `accepted`: the observation shows its handler
 * - `answered`: a success response, without an observation
 * - `refused`: a client error for a delivery that may be refused
 * - `unproven`: a refused forgery whose status authentic deliveries got too
 * - `failed`: any other result
 * - `skipped`: not sent
 */
export type Verdict = "accepted" | "answered" | "refused" | "unproven" | "failed" | "skipped";

/** Reason for a failed check: a code for the kind of failure, and one sentence for people. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** Kinds of failure. */
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

/** Everything known about one delivery. */
export interface DeliveryRecord {
  readonly answer: Answer;
  /** Answer to the request before it. Undefined if there was none. */
  readonly former?: Answer | undefined;
  /** Undefined without an observation. */
  readonly observation?: Observation | undefined;
  /**
   * Set if its handler ran too late, or had not run at the end of a run with other late handlers.
   */
  readonly late?: Lateness | undefined;
  /** True if the receiver's process exited while it handled the delivery. */
  readonly hasEnded?: boolean;
  /** Pact's own verdict, if its verifier sent the delivery. */
  readonly pact?: VerifiedInteraction | undefined;
}

/** Time from an answer to its handler that exceeds the limit. */
export interface Lateness {
  readonly ms: number;
  /** False if the handler had not run by then. */
  readonly isSeen: boolean;
  readonly limitMs: number;
}

/** Check with its verdict. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly status?: number;
  readonly ms: number;
  /** Time from the answer to a handler that ran too late. */
  readonly handledMs?: number;
  readonly problem?: Problem;
  /** True if the delivery failed and the observation shows no handler for it. */
  readonly isUnhandled?: boolean;
}

/** Decides the verdict on a delivery by its answer, its observation and Pact's verdict. */
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

/**
 * Marks refused forgeries as unproven if an authentic delivery of the same event and form got the
 * same status, and no such delivery got a success.
 */
export function markUnproven(results: readonly CheckResult[]): readonly CheckResult[] {
  const routeOf = ({ check }: CheckResult): string => {
    const { event, form } = check.delivery.subject;
    return `${event} ${form}`;
  };
  const authentic = results.filter(
    ({ check: { group } }) => group === "contract" || group === "probe",
  );
  const byRoute = groupBy(authentic, routeOf);
  return results.map((one) => {
    if (one.verdict !== "refused" || one.check.group !== "refusal") return one;
    const statuses = (byRoute.get(routeOf(one)) ?? []).map(({ status = 0 }) => status);
    const isAnySuccess = statuses.some((status) => status >= 200 && status <= 299);
    const isUnproven = !isAnySuccess && statuses.includes(one.status ?? 0);
    return isUnproven ? { ...one, verdict: "unproven" } : one;
  });
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
  message: "The receiver's process exited while it handled this delivery.",
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
  return toProblem("handled_late", `The handler ${ran} ${times}.`);
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
  // The refusal was correct. The unreadable document is a finding of its own.
  if (observation.kind === "not_handled" || observation.kind === "unreadable") return undefined;
  return toProblem(
    "handled_though_refused",
    `Expected no handler run, got ${status} and a handler run.`,
  );
}

function problemOfSilence(answer: Exclude<Answer, { kind: "status" }>): Problem {
  if (answer.kind === "timeout") {
    return toProblem("too_slow", `Expected an answer, got no complete one within ${answer.ms} ms.`);
  }
  const code = answer.kind === "skipped" ? "not sent" : answer.code;
  return toProblem("no_answer", `Expected an answer, got a closed connection (${code}).`);
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
      return toProblem("handled_otherwise", `Expected its own handler, got a run as ${as}.`);
    }
    case "not_handled":
      return toProblem(
        "not_handled",
        "Expected a handler run, got a success response without one.",
      );
    case "unreadable":
      return toProblem("observation_unreadable", observation.message);
  }
}

/**
 * Returns the problem if a handler ran too often or not often enough. Further runs are no problem
 * if an earlier request for the same check may have caused them.
 */
function problemOfTimes(check: Check, { answer, former, observation }: DeliveryRecord) {
  const times = observation?.kind === "handled" ? observation.times : 0;
  const wanted = timesOf(check);
  const { before } = check.transport;
  if (times < wanted) return problemOfObservation({ kind: "not_handled" });
  const isSentAgain = [answer, former].some((one) => one?.kind === "status" && one.sentAgain);
  if (times === wanted || isSentAgain || before === "a forgery") return undefined;
  const sent = before === "itself" ? "twice" : "once";
  return toProblem(
    "handled_twice",
    `Sent ${sent}. Expected ${wanted === 1 ? "one handler run" : `${wanted} handler runs`}, got ${times}.`,
  );
}

function hasFailedBefore({ transport }: Check, { former }: DeliveryRecord): boolean {
  return transport.before === "itself" && former?.kind === "status" && former.status >= 500;
}

/** Result of a retry that the receiver treated as a duplicate although the first attempt failed. */
const seenBefore: Problem = {
  code: "seen_before_handled",
  message: "The first attempt failed. The retry got a success response, but no handler ran for it.",
};

function problemOfPact(pact: VerifiedInteraction | undefined): Problem | undefined {
  if (pact === undefined || pact.ok) return undefined;
  const words = pact.mismatches.map(({ text }) => text).join("; ");
  return toProblem("pact_disagrees", `Pact's verifier reports: ${words}.`);
}

function toProblem(code: ProblemCode, message: string): Problem {
  return { code, message };
}
