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
export type Verdict =
  | { readonly kind: "taken" }
  | { readonly kind: "refused" | "again"; readonly why: string };

/** Judges an answer: 2xx is taken, 410 is refused for good, and anything else is to be tried again. */
export function judgeAnswer(answer: TargetAnswer): Verdict {
  if (answer.kind === "none") return { kind: "again", why: describeNoAnswer(answer) };
  const { status, headers } = answer;
  if (isFromSidecar(headers)) return { kind: "again", why: circle };
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 410) return { kind: "refused", why: "It answered 410." };
  const more = redirects.has(status) ? ", and a redirect is not followed" : "";
  return { kind: "again", why: `It answered ${status}${more}.` };
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const circle =
  "A sidecar answered in its place, this one or another. Point --forward at the application.";

function describeNoAnswer({ code }: NoAnswer): string {
  const [, meaning = "no response came"] = meanings.find(([codes]) => codes.test(code)) ?? [];
  return `It did not answer: ${meaning} (${code}).`;
}

const meanings: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^ECONNREFUSED$/, "nothing listens at its address"],
  [/^(ENOTFOUND|EAI_\w+)$/, "the name of its host has no address"],
  [/^(ECONNRESET|EPIPE)$/, "the connection ended before a response"],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, "its address cannot be reached"],
  [/^an upgrade$/, "it switched to another protocol"],
  [/^HPE_HEADER_OVERFLOW$/, "the headers of its response are too large"],
  [/^HPE_/, "its response is no HTTP"],
  [/^(ERR_SSL_|EPROTO$)/, "it does not speak TLS as it should"],
  [/CERT|SIGNATURE|ISSUER|CHAIN|^ERR_TLS_/, "its certificate is not trusted"],
];
