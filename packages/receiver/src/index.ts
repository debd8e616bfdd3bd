// Receiving

export type {
  EventHandlers,
  Handler,
  HandlerContext,
  HandlerMap,
  Handlers,
} from "./options/handlers.ts";
export type {
  CustomDelivery,
  DeadLetter,
  ReceiverOptions,
  UnsupportedDelivery,
} from "./options/options.ts";
export { type Secret, signatureHeader } from "./options/secrets.ts";
export type { UnusableDelivery, UnusableReason } from "./payload/parse.ts";
export { createReceiver, type Receiver } from "./receiver.ts";

// Adjusting, and being told

export type { Log, LogEvent } from "./log/log.ts";
export type { Limits } from "./options/limits.ts";
export type { RetryPolicy } from "./options/retry-policy.ts";
export type { Rejection, RejectionCause } from "./signature/diagnose.ts";

// Storing

export type {
  Claim,
  Inbox,
  InboxEntry,
  InboxStats,
  PutResult,
  ReplayFilter,
} from "./inbox/inbox.ts";
export { createMemoryInbox, type MemoryInboxOptions } from "./inbox/memory.ts";

// Adapting to servers

export type { Front, RawRequest } from "./adapters/adapter.ts";
export type { BodyBuffer, BufferFault } from "./http/body-buffer.ts";
export type { HeaderMap, RequestHead } from "./http/request.ts";
export type { Answer, AnswerCode } from "./http/responses.ts";

// Errors

export { isReceiverError, ReceiverError, type ReceiverErrorCode } from "./errors.ts";
