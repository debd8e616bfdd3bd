import { expect, it } from "vitest";
import type { LogCode, LogEvent, LogReason } from "../../src/log/log.ts";
import { createReceiver } from "../../src/receiver.ts";
import { testSecret } from "../../src/testing.ts";
import { causeEveryEvent, marker } from "./every-event.ts";

/** Every code, and true for one that the events below have. */
const codes: { readonly [C in LogCode]: boolean } = {
  accepted: true,
  duplicate: true,
  quarantined: true,
  inexact_json: true,
  signature_rejected: true,
  request_refused: true,
  request_failed: true,
  request_invalid: true,
  path_unknown: true,
  store_failed: true,
  handled: true,
  handler_failed: true,
  handlers_busy: true,
  dead_letter: true,
  deliveries_lost: true,
  callback_failed: true,
  callback_skipped: true,
  // Only a process warning reports it, because the log has failed.
  log_failed: false,
  body_consumed: true,
  adapter_wrong: true,
  secret_whitespace: true,
  older_secret: true,
};

/** Every reason, and true for one that the events below have. */
const reasons: { readonly [R in LogReason]: boolean } = {
  handler_failed: true,
  permanent_failure: true,
  sender_gave_up: true,
  not_object: true,
  raw_payload: true,
  unsupported_event: true,
  custom_payload: true,
  ambiguous_purpose: true,
  invalid: true,
  incomplete: true,
  empty: true,
  not_utf8: true,
  byte_order_mark: true,
  not_json: true,
  too_deep: true,
  forbidden_key: true,
  unsafe_number: true,
  unsafe_text: true,
  content_type: true,
  id_conflict: true,
  stale: true,
  accepted: false,
  bad_request: true,
  invalid_signature: false,
  not_found: false,
  method_not_allowed: false,
  request_timeout: true,
  body_too_large: true,
  unsupported_encoding: true,
  headers_too_large: true,
  internal_error: false,
  unavailable: true,
  signature_missing: true,
  signature_repeated: true,
  signature_prefixed: true,
  signature_base64: true,
  signature_other_algorithm: true,
  signature_malformed: true,
  body_consumed: true,
  body_base64: true,
  body_reserialized: true,
  signed_reserialized: true,
  secret_whitespace: true,
  secret_quoted: true,
  secret_empty: true,
  signature_unkeyed: true,
  other_encoding: true,
  too_large: true,
  signature_mismatch: true,
  onUnusable: true,
  onRejected: true,
  onDrift: true,
  onDeadLetter: true,
};

it("codes and reasons are from closed sets in all events, and messages quote no sender", async () => {
  const logs: LogEvent[] = [];
  const log = (event: LogEvent) => void logs.push(event);
  const all = { secrets: testSecret, handlers: () => {}, log };
  await causeEveryEvent((options) => createReceiver({ ...all, ...options }));
  const seenReasons = logs.flatMap(({ reason = [] }) => reason);
  expect(uniqueOf(logs.map(({ code }) => code))).toEqual(namesIn(codes));
  expect(uniqueOf(seenReasons)).toEqual(namesIn(reasons));
  const quoting = logs.filter(({ message }) => message.includes(marker));
  expect(uniqueOf(quoting.map(({ code }) => code))).toEqual(["path_unknown"]);
});

function uniqueOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

/** The names that are true, sorted. */
function namesIn(names: { readonly [name: string]: boolean }): readonly string[] {
  return Object.keys(names)
    .filter((name) => names[name])
    .sort();
}
