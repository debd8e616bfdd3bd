import type { Inbox } from "@order-webhooks/receiver";
import type { PostgresInboxOptions } from "../postgres/options.ts";
import { administerOpened, forCommands } from "./administer-opened.ts";
import type { Administration } from "./administration.ts";
import { defaultPatience, type Patience } from "./client.ts";

/** The options that say where a database is. */
export type DatabasePlace = Pick<PostgresInboxOptions, "url" | "schema">;

/**
 * Opens an inbox in a database. Its driver is loaded by that alone: a file needs none.
 *
 * @throws InboxError if the database cannot be reached or refuses, or the schema cannot serve
 */
export async function openDatabase(options: PostgresInboxOptions): Promise<Inbox> {
  const { createPostgresInbox } = await import("../postgres/create-inbox.ts");
  return createPostgresInbox(options);
}

/** Names a database and the schema in it, without the password of the address. */
export async function describeDatabase(options: PostgresInboxOptions): Promise<string> {
  const { toSettings } = await import("../postgres/options.ts");
  const { address, schema } = toSettings(options);
  return `${address.place}, schema ${schema}`;
}

/** For longer than any server keeps keys, so that a command takes none for forgotten that a server knows. */
const longestMs = 10_000 * 86_400_000;

/** The time in ms for which a command waits for a free connection. A person may watch it. */
const busyMs = 3_000;

/**
 * Opens the inbox of a database, whether servers have it too or not. It never makes one.
 *
 * @throws InboxError if there is none, or the database cannot be used
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
