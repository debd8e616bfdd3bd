// Errors

export {
  InboxError,
  type InboxErrorCode,
  type InboxErrorDetails,
  isInboxError,
} from "./errors.ts";
