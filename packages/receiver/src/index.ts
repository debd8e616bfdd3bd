// Receiving

export type {
  EventHandlers,
  Handler,
  HandlerContext,
  HandlerMap,
  Handlers,
  Transaction,
} from "./options/handlers.ts";
export type {
  DeadLetter,
  ReceiverOptions,
  UnsupportedDelivery,
} from "./options/options.ts";
export type {
  NonconformingData,
  NonconformingDelivery,
  NonconformingReason,
} from "./payload/nonconforming.ts";
export type { UnusableDelivery } from "./payload/quarantine.ts";
export type { UnusableReason } from "./payload/reasons.ts";
export { PermanentFailure } from "./permanent-failure.ts";
export { createReceiver, type Receiver } from "./receiver.ts";
export { type Secret, signatureHeader } from "./signature/secrets.ts";

// Verifying and reading without a receiver

export type {
  AuthenticDelivery,
  DeliveryReading,
  DeliveryResult,
  RefusedDelivery,
  UnauthenticCause,
  UnauthenticDelivery,
  UnreadableBody,
} from "./authenticity/delivery-reading.ts";
export { readDelivery, verifySignature } from "./authenticity/node-crypto.ts";
export type { ReadDeliveryOptions, VerifySignatureOptions } from "./authenticity/options.ts";
export type { HeaderFailureCause } from "./signature/causes.ts";

// Limits, retries and reports

export type { FailureReason, Log, LogCode, LogEvent, LogReason } from "./log/log.ts";
export type { Limits } from "./options/limits.ts";
export type { Processing } from "./options/processing.ts";
export type { RetryPolicy } from "./options/retry-policy.ts";
export type { JsonWarning, JsonWarningKind } from "./payload/inexact-json.ts";
export type { RefusalCounts } from "./reports/refusals.ts";
export type { ReceiverStats } from "./reports/stats.ts";
export type { SignatureFailure, SignatureFailureCause } from "./signature/causes.ts";

// Storing

export type {
  AllFilter,
  ChangeFilter,
  ChangeOptions,
  Claim,
  ClaimOnPut,
  ConflictOutcome,
  DeliveryFilter,
  DeliveryState,
  DuplicateOutcome,
  FullOutcome,
  Inbox,
  InboxEntry,
  InboxStats,
  ListedDelivery,
  ListFilter,
  PutOptions,
  PutResult,
  StoredOutcome,
  TransactionClient,
} from "./inbox/inbox.ts";
export { createMemoryInbox, type MemoryInboxOptions } from "./inbox/memory.ts";
export { mentionsCustomer } from "./inbox/mentions-customer.ts";
export { toPrintable } from "./printable.ts";

// Adapting to servers

export type { RequestPipeline } from "./adapters/request-pipeline.ts";
export type { BodyBuffer, BufferFailure } from "./http/body-buffer.ts";
export type { BodyReading, IncomingRequest } from "./http/incoming-request.ts";
export type { EncodedBody, RawBody } from "./http/raw-body.ts";
export type {
  HeaderMap,
  HeadersLike,
  HeaderValue,
  RawRequest,
  RequestHead,
  RequestHeaders,
} from "./http/request.ts";
export type { ReceiverResponse, RefusalCode, ResponseCode } from "./http/responses.ts";
export type { RequestTarget } from "./reports/unknown-paths.ts";

// Errors

export {
  isReceiverError,
  ReceiverError,
  type ReceiverErrorCode,
  type ReceiverErrorDetails,
} from "./errors.ts";
