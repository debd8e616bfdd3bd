export type { InboxRetention } from "./durable/durations.ts";
export {
  InboxError,
  type InboxErrorCode,
  type InboxErrorDetails,
  isInboxError,
} from "./errors.ts";
