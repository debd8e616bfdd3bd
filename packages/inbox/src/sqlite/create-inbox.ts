import { resolve } from "node:path";
import type { Inbox } from "@order-webhooks/receiver";
import { DurableInbox } from "../durable/durable-inbox.ts";
import { Retention } from "../durable/retention.ts";
import { warn } from "../durable/warnings.ts";
import { InboxClock, machineClocks } from "./clock.ts";
import { checkFileSystem } from "./file-system.ts";
import { type SqliteInboxOptions, toSettings } from "./options.ts";
import { assertRuntime } from "./runtime.ts";
import { Writer } from "./writer.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Opens an inbox in one SQLite file, and creates the file if it does not exist. Deliveries that `put` has stored
 * survive the end of the process and a power cut. No other process can open the file until the inbox is closed.
 *
 * @throws InboxError if an option is wrong, this Node.js has no safe SQLite, or the file cannot be used
 */
export async function createSqliteInbox(options: SqliteInboxOptions): Promise<Inbox> {
  const { file: given, ...rest } = toSettings(options);
  assertRuntime();
  const settings = { file: resolve(given), ...rest };
  const { file, hooks } = settings;
  await checkFileSystem(file, hooks);
  const clock = new InboxClock(hooks.clocks ?? machineClocks);
  const writer = new Writer(settings, clock);
  const opened = await writer.open();
  if (opened.isExposed) warnExposed(file);
  const lead = clock.startFrom(opened.times);
  if (lead !== undefined) warnAhead(file, lead);
  return new DurableInbox(writer, new Retention(writer, hooks.sweepMs));
}

function warnAhead(file: string, leadMs: number): void {
  warn(
    "INBOX_CLOCK_AHEAD",
    `${file} was last used ${Math.round(leadMs / dayMs)} days ago, according to the machine's clock. If the clock is wrong, correct it and ` +
      "start again within a day. For that day the retention ignores the difference.",
  );
}

function warnExposed(file: string): void {
  warn(
    "INBOX_FILE_EXPOSED",
    `Other users can read ${file}, and its mode cannot be changed. Make this process's user its owner.`,
  );
}
