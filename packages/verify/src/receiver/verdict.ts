import type { Answer } from "../http/client.ts";
import type { VerifiedInteraction } from "../pact-verifier.ts";
import type { Check } from "./checks.ts";
import type { Sighting } from "./observation.ts";

/**
 * What became of a delivery. `accepted`: its handler was observed; `answered`: a success, and nobody
 * looked further; `refused`: a hostile one got a client error; `skipped`: not sent any more.
 */
export type Verdict = "accepted" | "answered" | "refused" | "failed" | "skipped";

/** Why a check failed: one code a kind of failure, one sentence for people. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The kinds of failure. */
export type ProblemCode =
  | "refused"
  | "redirected"
  | "server-error"
  | "too-slow"
  | "no-answer"
  | "not-handled"
  | "handled-otherwise"
  | "observation-unreadable"
  | "not-refused"
  | "handled-though-refused"
  | "pact-disagrees";

/** All that is known of one delivery. */
export interface Evidence {
  readonly answer: Answer;
  /** Missing if nobody looks. */
  readonly sighting?: Sighting | undefined;
  /** Pact's own verdict, for what its verifier sent. */
  readonly pact?: VerifiedInteraction | undefined;
}

/** A check with its verdict. */
export interface Judged {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly status?: number;
  readonly ms: number;
  readonly problem?: Problem;
}

/** Judges a delivery by its answer, by what was observed, and by what Pact says. */
export function judge(check: Check, evidence: Evidence): Judged {
  const { answer } = evidence;
  if (answer.kind === "skipped") return { check, verdict: "skipped", ms: 0 };
  const status = answer.kind === "status" ? { status: answer.status } : {};
  const hostile = check.delivery.tampering !== undefined;
  const problem = hostile ? problemOfHostile(evidence) : problemOfAuthentic(evidence);
  if (problem !== undefined) return { check, verdict: "failed", ...status, ms: answer.ms, problem };
  const seen = evidence.sighting === undefined ? "answered" : "accepted";
  return { check, verdict: hostile ? "refused" : seen, ...status, ms: answer.ms };
}

function problemOfAuthentic({ answer, sighting, pact }: Evidence): Problem | undefined {
  if (answer.kind !== "status") return problemOfSilence(answer);
  const { status } = answer;
  if (status < 200 || status > 299) return problemOfStatus(status);
  return problemOfPact(pact) ?? (sighting && problemOfSighting(sighting));
}

function problemOfHostile({ answer, sighting, pact }: Evidence): Problem | undefined {
  if (answer.kind !== "status") return problemOfSilence(answer);
  const { status } = answer;
  if (status >= 200 && status <= 299) {
    return toProblem("not-refused", `It was answered ${status}; a refusal (4xx) was expected.`);
  }
  if (status < 400 || status > 499) {
    const code = status >= 500 ? "server-error" : "redirected";
    return toProblem(code, `It was answered ${status}; a refusal (4xx) was expected.`);
  }
  return problemOfPact(pact) ?? (sighting && problemOfHostileSighting(status, sighting));
}

function problemOfHostileSighting(status: number, sighting: Sighting): Problem | undefined {
  if (sighting.kind === "unseen") return undefined;
  if (sighting.kind === "unreadable") return problemOfSighting(sighting);
  return toProblem("handled-though-refused", `It was answered ${status}, yet it was handled.`);
}

function problemOfSilence(answer: Exclude<Answer, { kind: "status" }>): Problem {
  if (answer.kind === "timeout") {
    return toProblem("too-slow", `There was no complete answer within ${answer.ms} ms.`);
  }
  const code = answer.kind === "skipped" ? "not sent" : answer.code;
  return toProblem("no-answer", `The connection ended without an answer (${code}).`);
}

function problemOfStatus(status: number): Problem {
  const message = `It was answered ${status}; a success (2xx) was expected.`;
  if (status >= 300 && status <= 399) return toProblem("redirected", message);
  return toProblem(status >= 500 ? "server-error" : "refused", message);
}

function problemOfSighting(sighting: Sighting): Problem | undefined {
  switch (sighting.kind) {
    case "handled":
      return undefined;
    case "otherwise": {
      const { event, purpose } = sighting.as;
      return toProblem("handled-otherwise", `It was handled as ${event}, purpose ${purpose}.`);
    }
    case "unseen":
      return toProblem("not-handled", "It was answered with success, but no handler ran with it.");
    case "unreadable":
      return toProblem("observation-unreadable", sighting.message);
  }
}

function problemOfPact(pact: VerifiedInteraction | undefined): Problem | undefined {
  if (pact === undefined || pact.ok) return undefined;
  const words = pact.mismatches.map(({ text }) => text).join("; ");
  return toProblem("pact-disagrees", `Pact's verifier says: ${words}.`);
}

function toProblem(code: ProblemCode, message: string): Problem {
  return { code, message };
}
