import type { IncomingHttpHeaders } from "node:http";
import { isFromSidecar } from "./sidecar-mark.ts";

/** The target's answer to one request: the head of a response, or the reason why none came. */
export type TargetAnswer = TargetResponse | NoAnswer;

/** The head of a response. Its body says nothing to a sidecar. */
export interface TargetResponse {
  readonly kind: "response";
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** No response came. */
export interface NoAnswer {
  readonly kind: "none";
  /** The system's or Node's code of the failure. */
  readonly code: string;
  /** True if the target had closed the connection, which had served before, and answered nothing on it. */
  readonly isStale: boolean;
}

/** The meaning of an answer for a delivery. */
export type Verdict = { readonly kind: "taken" } | Refusal | Failure;

/** The target refused a delivery for good. */
export interface Refusal {
  readonly kind: "refused";
  /** One sentence. */
  readonly why: string;
}

/** The target did not take a delivery, which is to be tried again. */
export interface Failure {
  readonly kind: "again";
  /** One sentence. It is one of few. */
  readonly why: string;
  /** True if the target itself gave no answer. */
  readonly isAway: boolean;
}

/** Judges an answer: 2xx is taken, 410 is refused for good, and anything else is to be tried again. */
export function judgeAnswer(answer: TargetAnswer): Verdict {
  if (answer.kind === "none") {
    return { kind: "again", why: describeNoAnswer(answer), isAway: true };
  }
  const { status, headers } = answer;
  if (isFromSidecar(headers)) return { kind: "again", why: circle, isAway: false };
  if (status >= 200 && status < 300) return { kind: "taken" };
  const why = `The application answered ${status}`;
  if (status === 410) return { kind: "refused", why: `${why}.` };
  const more = redirects.has(status) ? ", and a redirect is not followed" : "";
  return { kind: "again", why: `${why}${more}.`, isAway: ofProxies.has(status) };
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Statuses that a proxy answers in place of an application that is down. */
const ofProxies: ReadonlySet<number> = new Set([502, 503, 504]);

const circle =
  "A sidecar answered in place of the application, this one or another. Point --forward at the application.";

function describeNoAnswer({ code }: NoAnswer): string {
  const [, meaning = "The application gave no response"] =
    meanings.find(([codes]) => codes.test(code)) ?? [];
  return `${meaning} (${code}).`;
}

const meanings: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^ECONNREFUSED$/, "Nothing listens at the application's address"],
  [/^(ENOTFOUND|EAI_\w+)$/, "The name of the application's host has no address"],
  [/^(ECONNRESET|EPIPE)$/, "The connection to the application ended before a response"],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    "The application's address cannot be reached",
  ],
  [/^an upgrade$/, "The application switched to another protocol"],
  [/^HPE_HEADER_OVERFLOW$/, "The headers of the application's answer are too large"],
  [/^HPE_/, "The application answered something that is no HTTP"],
  [/^(ERR_SSL_|EPROTO$)/, "The application does not speak TLS as it should"],
  [/CERT|SIGNATURE|ISSUER|CHAIN|^ERR_TLS_/, "The application's certificate is not trusted"],
];
