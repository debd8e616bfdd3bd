import type { IncomingHttpHeaders } from "node:http";
import { isFromSidecar } from "./sidecar-mark.ts";

/** Result of one request to the target: the head of a response, or the reason for its absence. */
export type TargetAnswer = TargetResponse | NoAnswer;

/** Head of a response. The sidecar ignores the body. */
export interface TargetResponse {
  readonly kind: "response";
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Result of a request without a response. */
export interface NoAnswer {
  readonly kind: "none";
  /** Error code of the operating system or of Node.js. */
  readonly code: string;
  /** True if the request used an earlier connection that the target had closed, and nothing was read from it. */
  readonly isStale: boolean;
}

/** Consequence of an answer for a delivery. */
export type Verdict = { readonly kind: "taken" } | Refusal | Failure;

/** Permanent refusal of a delivery by the target. */
export interface Refusal {
  readonly kind: "refused";
  /** One sentence. */
  readonly why: string;
}

/** Failed attempt, after which the delivery is retried. */
export interface Failure {
  readonly kind: "again";
  /** One sentence, out of a small set. */
  readonly why: string;
  /** True if the target did not answer, or a proxy answered in its place. */
  readonly isAway: boolean;
}

/** Converts an answer to a verdict: 2xx is `taken`, 410 is `refused`, and everything else is `again`. */
export function judgeAnswer(answer: TargetAnswer): Verdict {
  if (answer.kind === "none") {
    return { kind: "again", why: describeNoAnswer(answer), isAway: true };
  }
  const { status, headers } = answer;
  if (isFromSidecar(headers)) return { kind: "again", why: circle, isAway: false };
  if (status >= 200 && status < 300) return { kind: "taken" };
  const why = `The application answered ${status}`;
  if (status === 410) return { kind: "refused", why: `${why}.` };
  const more = redirects.has(status) ? ". Redirects are not followed" : "";
  return { kind: "again", why: `${why}${more}.`, isAway: ofProxies.has(status) };
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Statuses with which a proxy answers if the application is down. */
const ofProxies: ReadonlySet<number> = new Set([502, 503, 504]);

const circle =
  "A sidecar, this one or another, answered instead of the application. Set --forward to the address of the application.";

function describeNoAnswer({ code }: NoAnswer): string {
  const [, meaning = "The application did not respond"] =
    meanings.find(([codes]) => codes.test(code)) ?? [];
  return `${meaning} (${code}).`;
}

const meanings: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^ECONNREFUSED$/, "Nothing listens at the application's address"],
  [/^(ENOTFOUND|EAI_\w+)$/, "The host name of the application has no address"],
  [/^(ECONNRESET|EPIPE)$/, "The connection to the application ended before a response"],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    "The application's address cannot be reached",
  ],
  [/^an upgrade$/, "The application switched to another protocol"],
  [/^HPE_HEADER_OVERFLOW$/, "The headers of the application's response are too large"],
  [/^HPE_/, "The application's response is not HTTP"],
  [/^(ERR_SSL_|EPROTO$)/, "The TLS connection to the application failed"],
  [/CERT|SIGNATURE|ISSUER|CHAIN|^ERR_TLS_/, "The application's certificate is not trusted"],
];
