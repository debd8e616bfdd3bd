// Receiving

export type { EventHandlers, Handler, HandlerContext, HandlerMap, Handlers } from "./handlers.ts";
export type {
  CustomDelivery,
  DeadLetter,
  ReceiverOptions,
  UnsupportedDelivery,
} from "./options.ts";
export type { UnusableDelivery, UnusableReason } from "./reading.ts";
export { createReceiver, type Receiver } from "./receiver.ts";
export { type Secret, signatureHeader } from "./secret.ts";

// Adjusting, and being told

export type { Rejection, RejectionCause } from "./diagnosis.ts";
export type { Limits } from "./limits.ts";
export type { Log, LogEvent } from "./log.ts";
export type { RetryPolicy } from "./retry.ts";

// Storing

export type { Claim, Inbox, InboxEntry, InboxStats, PutResult, ReplayFilter } from "./inbox.ts";
export { createMemoryInbox, type MemoryInboxOptions } from "./memory-inbox.ts";

// Adapting to servers

export type { HeaderMap, RequestHead } from "./admission.ts";
export type { Answer, AnswerCode } from "./answers.ts";
export type { BodyBuffer, BufferFault } from "./body-buffer.ts";
export type { Front, RawRequest } from "./front.ts";

// Errors

export { isReceiverError, ReceiverError, type ReceiverErrorCode } from "./errors.ts";
