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
  SqliteRetention,
} from "./sqlite/options.ts";
