import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Inbox } from "@order-webhooks/receiver";
import { onTestFinished } from "vitest";
import { createSqliteInbox, type SqliteInboxOptions } from "../../src/sqlite.ts";

/** Creates a folder that is removed after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-inbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Returns the path of a file that does not exist yet. */
export async function makeFile(): Promise<string> {
  return join(await makeFolder(), "inbox.db");
}

/** Opens an inbox that is closed after the test, in a new file by default. */
export async function openInbox(options: Partial<SqliteInboxOptions> = {}): Promise<OpenInbox> {
  const file = options.file ?? (await makeFile());
  const inbox = await createSqliteInbox({ ...options, file });
  onTestFinished(() => inbox.close?.());
  return { inbox, file };
}

export interface OpenInbox {
  readonly inbox: Inbox;
  readonly file: string;
}
