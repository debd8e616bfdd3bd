import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Inbox } from "@order-webhooks/receiver";
import { noOutcome, type Outcome } from "./outcome.ts";
import { entryOf } from "./processes/entries.ts";

/** The module that creates inboxes. */
export type InboxModule = typeof import("../../src/sqlite.ts");

/** Marks of the process: `+<key>` after an acknowledgment, and `-<key>` before `done`. */
type Marks = readonly string[];

/** Opens a file with the inbox, and searches for all acknowledged deliveries. A damaged file counts as corrupt. */
export async function judgeFile(
  { createSqliteInbox }: InboxModule,
  file: string,
  marks: Marks,
): Promise<Outcome> {
  const acknowledged = marks.filter((mark) => mark.startsWith("+")).length;
  const round = { ...noOutcome, rounds: 1, acknowledged };
  let inbox: Inbox;
  try {
    inbox = await createSqliteInbox({ file });
  } catch {
    return { ...round, lost: acknowledged, corrupt: 1 };
  }
  const found = await countEntries(inbox, marks).catch(() => ({ kept: 0, corrupt: 1 }));
  await inbox.close?.();
  const corrupt = found.corrupt + (isIntact(file) ? 0 : 1);
  return { ...round, kept: found.kept, lost: acknowledged - found.kept, corrupt };
}

async function countEntries(
  inbox: Inbox,
  marks: Marks,
): Promise<{ readonly kept: number; readonly corrupt: number }> {
  const all = new Set(marks);
  const keys = marks.filter((mark) => mark.startsWith("+")).map((mark) => mark.slice(1));
  const judged = await Promise.all(
    keys.map(async (key) => judgeEntry(inbox, key, all.has(`-${key}`))),
  );
  return {
    kept: judged.filter((verdict) => verdict !== "lost").length,
    corrupt: judged.filter((verdict) => verdict === "corrupt").length,
  };
}

async function judgeEntry(
  inbox: Inbox,
  key: string,
  mayBeDone: boolean,
): Promise<"kept" | "lost" | "corrupt"> {
  const [listed] = await inbox.list({ key });
  if (!listed) return "lost";
  if (listed.state === "done") return mayBeDone ? "kept" : "corrupt";
  const wanted = entryOf(key);
  const entry = await inbox.read(key);
  const isWhole =
    entry?.fingerprint === wanted.fingerprint && Buffer.from(wanted.body).equals(entry.body);
  return isWhole ? "kept" : "corrupt";
}

/** Reads the ids of the deliveries that wait or are claimed. */
export async function readOpenIds(
  { createSqliteInbox }: InboxModule,
  file: string,
): Promise<readonly string[]> {
  const inbox = await createSqliteInbox({ file });
  const limit = 1_000_000;
  const lists = [
    await inbox.list({ state: "waiting", limit }),
    await inbox.list({ state: "claimed", limit }),
  ];
  const entries = await Promise.all(lists.flat().map(({ key }) => inbox.read(key)));
  await inbox.close?.();
  return entries.map((entry) => JSON.parse(Buffer.from(entry?.body ?? "{}").toString("utf8")).id);
}

/** Checks a closed file with SQLite. */
export function isIntact(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file);
  try {
    const [row] = database.prepare("PRAGMA integrity_check").all();
    return row?.integrity_check === "ok";
  } catch {
    return false;
  } finally {
    database.close();
  }
}
