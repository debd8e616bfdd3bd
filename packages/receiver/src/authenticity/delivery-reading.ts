import type { Accepted, Refusal } from "@order-webhooks/validator";
import type { JsonWarning } from "../payload/inexact-json.ts";
import { readPayload } from "../payload/read-payload.ts";
import type { UnreadableReason } from "../payload/reasons.ts";
import type { HeaderFailureCause } from "../signature/causes.ts";
import type { ReadDeliveryOptions } from "./options.ts";

/** A request after its signature was verified, and its body read if it is authentic. */
export type DeliveryReading = AuthenticDelivery | UnauthenticDelivery;

/** A request that no secret signed. Answer 401. */
export interface UnauthenticDelivery {
  readonly authentic: false;
  readonly cause: UnauthenticCause;
}

/** A closed set. With `unknown` either the body was altered or another secret signed it. */
export type UnauthenticCause = HeaderFailureCause | "unknown";

/** A request that a secret signed. Answer 2xx whatever the result, or the vendor pauses the distribution. */
export interface AuthenticDelivery {
  readonly authentic: true;
  readonly result: DeliveryResult;
  /** The places that JavaScript, or a database behind it, reads inexactly, at most 100. */
  readonly warnings: readonly JsonWarning[];
  /** The bytes that were signed, which may lack whitespace that came. */
  readonly body: Uint8Array;
}

/** An accepted delivery, or the reason why it is refused. */
export type DeliveryResult = Accepted | RefusedDelivery | UnreadableBody;

/** A delivery that the validator refused. */
export interface RefusedDelivery extends Refusal {
  /** A text that stands alone. It quotes at most the name of an event. */
  readonly message: string;
}

/** A body that is not JSON that is safe to read: a refusal of which no more is known. */
export interface UnreadableBody extends Omit<Refusal, "reason" | "issues"> {
  readonly reason: UnreadableReason;
  /** A text that stands alone. It quotes at most names of keys. */
  readonly message: string;
  readonly issues: readonly [];
}

/** The signed bytes of a request, or the reason why it is not authentic. */
export type Proof = Omit<AuthenticDelivery, "result" | "warnings"> | UnauthenticDelivery;

/** Refuses a request for a cause that its header shows, or for one that only the owner can find. */
export function unauthentic(cause: UnauthenticCause = "unknown"): UnauthenticDelivery {
  return { authentic: false, cause };
}

/** Reads the body of a request that was proven authentic, and nothing of another. */
export function readProven(proof: Proof, options: ReadDeliveryOptions): DeliveryReading {
  return proof.authentic ? { ...proof, ...read(proof.body, options) } : proof;
}

function read(body: Uint8Array, options: ReadDeliveryOptions) {
  const { rawEvent = null } = options;
  const payload = readPayload(body, rawEvent, options);
  if (!payload.ok) return { result: { ...payload, issues: [] as const }, warnings: [] };
  const { result, read } = payload;
  if (result.ok) return { result, warnings: read.warnings };
  const message = explain(result, rawEvent !== null);
  return { result: { ...result, message }, warnings: read.warnings };
}

/** Explains a refusal. The validator's advice is for its own functions where the form of the body is wrong. */
function explain({ reason, issues: [issue] }: Refusal, isRaw: boolean): string {
  if (reason === "raw_payload") {
    return "The body is a raw payload, not an envelope. Pass the event of its URL as `rawEvent`.";
  }
  if (reason === "custom_payload" && isRaw) {
    return "The body has neither customer nor order, so the payload designer replaced it. If it is an envelope, leave out `rawEvent`.";
  }
  return issue.message;
}
