export type { InboxRetention } from "./durable/durations.ts";
export {
  InboxError,
  type InboxErrorCode,
  type InboxErrorDetails,
  isInboxError,
} from "./errors.ts";
export { createSqliteInbox } from "./sqlite/create-inbox.ts";
export type {
  Clocks,
  SqliteInboxHooks,
  SqliteInboxLimits,
  SqliteInboxOptions,
} from "./sqlite/options.ts";
