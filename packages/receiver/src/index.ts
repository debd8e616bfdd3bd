// Receiving

export type {
  EventHandlers,
  Handler,
  HandlerContext,
  HandlerMap,
  Handlers,
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
export type { UnusableDelivery, UnusableReason } from "./payload/quarantine.ts";
export { createReceiver, type Receiver } from "./receiver.ts";
export { type Secret, signatureHeader } from "./signature/secrets.ts";

// Limits, retries and reports

export type { Log, LogEvent } from "./log/log.ts";
export type { Limits } from "./options/limits.ts";
export type { RetryPolicy } from "./options/retry-policy.ts";
export type { SignatureFailure, SignatureFailureCause } from "./signature/diagnose.ts";

// Storing

export type {
  Claim,
  Inbox,
  InboxEntry,
  InboxStats,
  KeptDelivery,
  PutResult,
  ReplayFilter,
} from "./inbox/inbox.ts";
export { createMemoryInbox, type MemoryInboxOptions } from "./inbox/memory.ts";

// Adapting to servers

export type { RequestPipeline } from "./adapters/request-pipeline.ts";
export type { BodyBuffer, BufferFailure } from "./http/body-buffer.ts";
export type { HeaderMap, RawRequest, RequestHead } from "./http/request.ts";
export type { ReceiverResponse, ResponseCode } from "./http/responses.ts";

// Errors

export {
  isReceiverError,
  ReceiverError,
  type ReceiverErrorCode,
  type ReceiverErrorDetails,
} from "./errors.ts";
