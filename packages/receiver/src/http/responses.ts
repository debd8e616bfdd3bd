/** Stable code of a response. The README explains each code. */
export type ResponseCode = keyof typeof statuses;

/** Code of a response other than success. */
export type RefusalCode = Exclude<ResponseCode, "accepted">;

/** A complete HTTP response. Each code has one constant object, so it never contains anything of the request. */
export interface ReceiverResponse {
  readonly code: ResponseCode;
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** `{"error":"<code>"}`, or empty after success. */
  readonly body: string;
}

/** Status of each code. `accepted` includes duplicates and quarantined deliveries, which the sender need not know. */
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

/** The response of each code. */
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
