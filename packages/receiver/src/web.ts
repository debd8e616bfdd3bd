// Verifying and reading without a receiver, with WebCrypto

export type {
  AuthenticDelivery,
  DeliveryReading,
  DeliveryResult,
  RefusedDelivery,
  UnauthenticCause,
  UnauthenticDelivery,
  UnreadableBody,
} from "./authenticity/delivery-reading.ts";
export type { ReadDeliveryOptions, VerifySignatureOptions } from "./authenticity/options.ts";
export { readDelivery, verifySignature } from "./authenticity/web-crypto.ts";
export type { EncodedBody, RawBody } from "./http/raw-body.ts";
export type { HeaderMap, HeadersLike, HeaderValue, RequestHeaders } from "./http/request.ts";
export type { JsonWarning, JsonWarningKind } from "./payload/inexact-json.ts";
export type { HeaderFailureCause } from "./signature/causes.ts";
export { type Secret, signatureHeader } from "./signature/secrets.ts";

// Errors

export {
  isReceiverError,
  ReceiverError,
  type ReceiverErrorCode,
  type ReceiverErrorDetails,
} from "./errors.ts";
