/** The codes of all responses that the receiver can give. The README explains each. */
export type ResponseCode = keyof typeof statuses;

/** The codes of responses other than success. */
export type RefusalCode = Exclude<ResponseCode, "accepted">;

/** A whole HTTP response, the same object every time: nothing of the request gets into it. */
export interface ReceiverResponse {
  readonly code: ResponseCode;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** `{"error":"<code>"}`, or empty after success. */
  readonly body: string;
}

/** `accepted` covers duplicates and quarantined deliveries: the sender need not know. */
const statuses = {
  accepted: 202,
  bad_request: 400,
  invalid_signature: 401,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  body_too_large: 413,
  unsupported_encoding: 415,
  headers_too_large: 431,
  internal_error: 500,
  unavailable: 503,
} as const;

const extraHeaders: { readonly [C in ResponseCode]?: { readonly [name: string]: string } } = {
  method_not_allowed: { allow: "POST" },
  unavailable: { "retry-after": "30" },
};

/** The responses by their codes. */
export const responses: { readonly [C in ResponseCode]: ReceiverResponse } = {
  accepted: toResponse("accepted"),
  bad_request: toResponse("bad_request"),
  invalid_signature: toResponse("invalid_signature"),
  not_found: toResponse("not_found"),
  method_not_allowed: toResponse("method_not_allowed"),
  request_timeout: toResponse("request_timeout"),
  body_too_large: toResponse("body_too_large"),
  unsupported_encoding: toResponse("unsupported_encoding"),
  headers_too_large: toResponse("headers_too_large"),
  internal_error: toResponse("internal_error"),
  unavailable: toResponse("unavailable"),
};

function toResponse(code: ResponseCode): ReceiverResponse {
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
