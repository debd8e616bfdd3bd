import type { Inbox } from "@order-webhooks/receiver";
import type { PostgresInboxOptions } from "../postgres/options.ts";
import { administerOpened, forCommands } from "./administer-opened.ts";
import type { Administration } from "./administration.ts";
import { defaultPatience, type Patience } from "./client.ts";

/** Options for the location of a database. */
export type DatabasePlace = Pick<PostgresInboxOptions, "url" | "schema">;

/**
 * Opens an inbox in a database. Loads the driver only at that time, because an inbox in a file does not need it.
 *
 * @throws InboxError if the database is unreachable or refuses, or the schema is not a usable inbox
 */
export async function openDatabase(options: PostgresInboxOptions): Promise<Inbox> {
  const { createPostgresInbox } = await import("../postgres/create-inbox.ts");
  return createPostgresInbox(options);
}

/**
 * Describes a database and the schema in it, without the password of the address.
 *
 * @throws InboxError `option_unknown` or `options_invalid`
 */
export async function describeDatabase(options: PostgresInboxOptions): Promise<string> {
  const { toSettings } = await import("../postgres/options.ts");
  const { address, schema } = toSettings(options);
  return `${address.place}, schema ${schema}`;
}

/**
 * Time in ms that is longer than the retention of any server, so that a command hides no key that a server remembers.
 */
const longestMs = 10_000 * 86_400_000;

/** Time in ms for which a command waits for a free connection. It is short, because a person may be waiting. */
const busyMs = 3_000;

/**
 * Opens the inbox of a database, even while servers use it. Never creates an inbox.
 *
 * @throws InboxError if there is no inbox, or the database cannot be used
 */
export async function administerDatabase(
  place: DatabasePlace,
  patience: Partial<Pick<Patience, "noticeMs" | "onWait">> = {},
): Promise<Administration> {
  const { onWait, noticeMs } = { ...defaultPatience, ...patience };
  const inbox = await openDatabase({
    ...place,
    retention: { keysMs: longestMs, keptMs: longestMs },
    limits: { maxConnections: 2 },
    hooks: { ...forCommands, busyMs },
  });
  const timer = setTimeout(onWait, noticeMs);
  const close = async () => {
    clearTimeout(timer);
    await inbox.close?.();
  };
  return { ...administerOpened(inbox), isShared: true, close };
}
