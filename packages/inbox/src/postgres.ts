export type { InboxRetention } from "./durable/durations.ts";
export {
  InboxError,
  type InboxErrorCode,
  type InboxErrorDetails,
  isInboxError,
} from "./errors.ts";
export { createPostgresInbox } from "./postgres/create-inbox.ts";
export type {
  PostgresInboxHooks,
  PostgresInboxLimits,
  PostgresInboxOptions,
} from "./postgres/options.ts";
