/** Cause of a refusal that the signature header alone shows. */
export type HeaderFailureCause =
  | "signature_missing"
  | "signature_repeated"
  | "signature_prefixed"
  | "signature_base64"
  | "signature_other_algorithm"
  | "signature_malformed";

/** Probable cause of a signature that did not verify, with advice. */
export interface SignatureFailure {
  readonly cause: SignatureFailureCause;
  /** Description of the cause. It contains nothing of the request and no secret. */
  readonly message: string;
  /** Advice on the fix. */
  readonly fix: string;
}

/**
 * Cause of a signature that did not verify, a closed set. `signature_mismatch` means that the body was altered or
 * another secret signed it.
 */
export type SignatureFailureCause =
  | HeaderFailureCause
  | "body_consumed"
  | "body_base64"
  | "body_reserialized"
  | "signed_reserialized"
  | "secret_whitespace"
  | "secret_quoted"
  | "secret_empty"
  | "signature_unkeyed"
  | "byte_order_mark"
  | "other_encoding"
  | "too_large"
  | "signature_mismatch";
