import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Inbox } from "@order-webhooks/receiver";
import { InboxError, isInboxError } from "../errors.ts";
import { createSqliteInbox } from "../sqlite/create-inbox.ts";
import type { SqliteInboxOptions } from "../sqlite/options.ts";
import { isForbidden, toForbiddenError } from "./access.ts";
import { administerOpened, forCommands } from "./administer-opened.ts";
import type { Administration } from "./administration.ts";
import { findServer, type Patience } from "./client.ts";

/**
 * Finds the server that has the inbox open. If no server has it open, opens the file in this process. Never creates a
 * file.
 *
 * @throws InboxError if the file does not exist, another program has it open, or it is not a usable inbox
 */
export async function openAdministration(
  file: string,
  patience: Partial<Patience> = {},
): Promise<Administration> {
  assertFile(file);
  const server = await findServer(file, patience);
  if (server) return server;
  try {
    return administerOpened(await openFile({ file, hooks: forCommands }));
  } catch (error) {
    if (!isInUse(error)) throw error;
    // A server may have started meanwhile.
    const late = await findServer(file, patience);
    if (late) return late;
    throw toHeldError(file, error);
  }
}

function assertFile(file: string): void {
  const found = findFault(file);
  if (found === undefined) return;
  throw new InboxError("file_inaccessible", {
    place: "--inbox",
    expected: "the file of an inbox",
    found: `${found} at ${JSON.stringify(file)}`,
    fix: "Pass the file of the server as --inbox sqlite:PATH.",
  });
}

function findFault(file: string): string | undefined {
  try {
    return statSync(file).isDirectory() ? "a folder" : undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "an error";
    if (isForbidden(code)) throw toForbiddenError(file, error);
    return code === "ENOENT" ? "nothing" : code;
  }
}

/** Time in ms to wait for another command that has the file open, and the pause in ms between two attempts. */
const waitMs = 3_000;
const pauseMs = 50;

/**
 * Opens a file. Waits up to 3 s if another command has it open.
 *
 * @throws InboxError if a server has it open, or it is not a usable inbox
 */
export async function openFile(options: SqliteInboxOptions): Promise<Inbox> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    try {
      return await createSqliteInbox(options);
    } catch (error) {
      const isLate = performance.now() >= deadline;
      if (!isInUse(error) || isLate || (await findServer(options.file))) throw error;
      await sleep(pauseMs);
    }
  }
}

function isInUse(error: unknown): boolean {
  return isInboxError(error) && error.code === "file_in_use";
}

function toHeldError(file: string, cause: unknown): InboxError {
  return new InboxError("file_in_use", {
    place: file,
    expected: "an inbox that no process has open, or a server of this command",
    found: "one that another program, or a server that is ending, has open",
    fix: "If a server is ending, try again in some seconds. If another program has the file open, use that program, or end it.",
    cause,
  });
}
