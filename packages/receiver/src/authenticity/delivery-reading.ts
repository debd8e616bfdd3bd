import type { Accepted, Refusal } from "@order-webhooks/validator";
import type { JsonWarning } from "../payload/inexact-json.ts";
import { readPayload } from "../payload/read-payload.ts";
import type { UnreadableReason } from "../payload/reasons.ts";
import type { HeaderFailureCause } from "../signature/causes.ts";
import type { ReadDeliveryOptions } from "./options.ts";

/** Result of `readDelivery`. */
export type DeliveryReading = AuthenticDelivery | UnauthenticDelivery;

/** A request that no secret signed. Answer 401. */
export interface UnauthenticDelivery {
  readonly authentic: false;
  readonly cause: UnauthenticCause;
}

/**
 * Cause of a signature that did not verify, a closed set. `signature_mismatch` means that the body was altered or
 * another secret signed it.
 */
export type UnauthenticCause = HeaderFailureCause | "signature_mismatch";

/** A request that a secret signed. Answer 2xx for every result. Otherwise the vendor pauses the distribution. */
export interface AuthenticDelivery {
  readonly authentic: true;
  readonly result: DeliveryResult;
  /** Values that JavaScript or a database cannot represent exactly, at most 100. */
  readonly warnings: readonly JsonWarning[];
  /** The signed bytes. They may lack whitespace of the received body. */
  readonly body: Uint8Array;
}

/** An accepted delivery, or the reason why it is refused. */
export type DeliveryResult = Accepted | RefusedDelivery | UnreadableBody;

/** A delivery that the validator refused. */
export interface RefusedDelivery extends Refusal {
  /** Description for people. It quotes only the name of an event. */
  readonly message: string;
}

/** A body that is not safe JSON. It has no issues, because it was not validated. */
export interface UnreadableBody extends Omit<Refusal, "reason" | "issues"> {
  readonly reason: UnreadableReason;
  /** Description for people. It quotes only names of keys. */
  readonly message: string;
  readonly issues: readonly [];
}

/** Result of the verification: the signed bytes, or the cause of a refusal. */
export type Proof = Omit<AuthenticDelivery, "result" | "warnings"> | UnauthenticDelivery;

/** Returns the result for a request that is not authentic. Without another cause, it is `signature_mismatch`. */
export function unauthentic(cause: UnauthenticCause = "signature_mismatch"): UnauthenticDelivery {
  return { authentic: false, cause };
}

/** Reads the body of an authentic request. Returns the result for any other request unchanged. */
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

/**
 * Explains a refusal. The validator's advice names the validator's functions. So for a body of the wrong kind, an
 * envelope or a raw payload, this function gives its own advice.
 */
function explain({ reason, issues: [issue] }: Refusal, isRaw: boolean): string {
  if (reason === "raw_payload") {
    return "The body is a raw payload, not an envelope. Pass the event of its URL as `rawEvent`.";
  }
  if (reason === "custom_payload" && isRaw) {
    return "The body has neither customer nor order, so the owner of the distribution designed the payload. If the body is an envelope, omit `rawEvent`.";
  }
  return issue.message;
}
