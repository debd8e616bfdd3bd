/** Every answer that the receiver can give; anything else that happens is one of these to the sender. */
export type AnswerCode = keyof typeof statuses;

/** A whole HTTP answer, the same object every time: nothing of the request gets into it. */
export interface Answer {
  readonly code: AnswerCode;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** `accepted` covers duplicates and what is authentic but unusable: the sender need not know. */
const statuses = {
  accepted: 202,
  bad_request: 400,
  unauthentic: 401,
  not_found: 404,
  method_not_allowed: 405,
  timeout: 408,
  body_too_large: 413,
  encoding_unsupported: 415,
  headers_too_large: 431,
  misconfigured: 500,
  unavailable: 503,
} as const;

const extraHeaders: { readonly [C in AnswerCode]?: { readonly [name: string]: string } } = {
  method_not_allowed: { allow: "POST" },
  unavailable: { "retry-after": "30" },
};

/** The answers by their codes. */
export const answers: { readonly [C in AnswerCode]: Answer } = {
  accepted: toAnswer("accepted"),
  bad_request: toAnswer("bad_request"),
  unauthentic: toAnswer("unauthentic"),
  not_found: toAnswer("not_found"),
  method_not_allowed: toAnswer("method_not_allowed"),
  timeout: toAnswer("timeout"),
  body_too_large: toAnswer("body_too_large"),
  encoding_unsupported: toAnswer("encoding_unsupported"),
  headers_too_large: toAnswer("headers_too_large"),
  misconfigured: toAnswer("misconfigured"),
  unavailable: toAnswer("unavailable"),
};

function toAnswer(code: AnswerCode): Answer {
  const status = statuses[code];
  const body = status < 300 ? "" : JSON.stringify({ error: code });
  const headers = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(body && { "content-type": "application/json" }),
    ...extraHeaders[code],
  };
  return Object.freeze({ code, status, headers: Object.freeze(headers), body });
}
