import {
  type ParseResult,
  type PurposeOptions,
  parseDelivery,
  parseEventData,
} from "@order-webhooks/validator";
import { findDeclared } from "./declared-numbers.ts";
import type { JsonFailure, UnreadableReason } from "./reasons.ts";
import { parseJson, type ReadJson } from "./strict-json.ts";

/** A body that could not be read, with the reason. */
export interface UnreadPayload {
  readonly ok: false;
  readonly reason: UnreadableReason;
  /** Description for people. It quotes only names of keys. */
  readonly message: string;
}

/** A parsed body with the result of the validator. */
export interface ReadPayload {
  readonly ok: true;
  readonly read: ReadJson;
  readonly result: ParseResult;
}

/**
 * Reads the bytes of an envelope, or of the data of an event, and validates them. Never throws.
 *
 * @param rawEvent the event whose data it is, or null for an envelope
 * @param options the checked option `purposes`
 */
export function readPayload(
  bytes: Uint8Array,
  rawEvent: string | null,
  options: PurposeOptions,
): ReadPayload | UnreadPayload {
  const read = parseJson(bytes);
  if (!read.ok) return { ok: false, reason: read.failure, message: messages[read.failure] };
  const { value, warnings } = read;
  const result =
    rawEvent === null ? parseDelivery(value, options) : parseEventData(rawEvent, value);
  const declared = warnings.length === 0 ? undefined : findDeclared(read, rawEvent, options);
  if (declared !== undefined) return toInexact(declared);
  return { ok: true, read, result };
}

/** Refuses an inexact number at a place where the contract declares a number. */
function toInexact(pointer: string): UnreadPayload {
  const message = `The body has an integer beyond 2^53 at ${pointer}, where the contract declares a number. JavaScript may change it.`;
  return { ok: false, reason: "unsafe_number", message };
}

const messages: { readonly [F in JsonFailure]: string } = {
  empty: "The body is empty.",
  not_utf8: "The body is not UTF-8.",
  byte_order_mark: "The body begins with a byte order mark, which JSON does not allow.",
  not_json: "The body is not JSON.",
  too_deep: "The body is nested deeper than 100 levels.",
  forbidden_key:
    "The body has a key (__proto__, or prototype in constructor) that could change other objects.",
};
