import type { Inbox } from "@order-webhooks/receiver";
import type { SqliteInboxOptions } from "./options.ts";

/**
 * Opens an inbox that keeps deliveries in one SQLite file. What it acknowledges outlives the process and a power cut.
 *
 * @throws InboxError if the options are wrong, or the file cannot serve
 */
export async function createSqliteInbox(_options: SqliteInboxOptions): Promise<Inbox> {
  throw new Error("not built yet");
}
