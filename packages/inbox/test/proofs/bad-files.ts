import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Inbox, InboxEntry } from "@order-webhooks/receiver";
import type { InboxErrorCode } from "../../src/errors.ts";
import { isInboxError } from "../../src/index.ts";
import { type InboxModule, judgeFile } from "./judge.ts";
import { noOutcome, type Outcome } from "./outcome.ts";
import { entryOf } from "./processes/entries.ts";
import { Program } from "./processes/program.ts";

/** A file that cannot be used, or not at once. */
export interface BadFilePlan {
  /** An empty folder. */
  readonly folder: string;
  readonly judge: InboxModule;
}

const keys = Array.from({ length: 400 }, (_, index) => `key-${index}`);
const marks = keys.map((key) => `+${key}`);

/** Another process has locked the database. The inbox refuses it, and opens it when it is free. */
export async function proveLockedFile({ folder, judge }: BadFilePlan): Promise<Outcome> {
  const file = await makeInbox(folder, judge);
  const other = new Program("locking", { file });
  await other.nextLine();
  await assertRefused(judge, file, "file_in_use");
  other.endInput();
  await other.exit;
  return judgeFile(judge, file, marks);
}

/** A second process opens the file of the first. It is refused, and the first continues. */
export async function proveSecondProcess({ folder, judge }: BadFilePlan): Promise<Outcome> {
  const file = await makeInbox(folder, judge);
  const inbox = await judge.createSqliteInbox({ file });
  const other = new Program("locking", { file });
  await assert.rejects(other.nextLine());
  assert.match(other.errors, /database is locked/);
  await inbox.put(entryOf("one more"));
  await inbox.close?.();
  return judgeFile(judge, file, [...marks, "+one more"]);
}

/** The file has other content. The inbox refuses it and does not change it. */
export async function proveGarbage({ folder, judge }: BadFilePlan): Promise<Outcome> {
  const file = join(folder, "inbox.db");
  writeFileSync(file, Buffer.alloc(100_000, "no database at all "));
  await assertLeftAlone(judge, file, "file_foreign");
  return { ...noOutcome, rounds: 1 };
}

/** A newer version wrote the file. The inbox refuses it and does not change it. */
export async function proveFutureVersion({ folder, judge }: BadFilePlan): Promise<Outcome> {
  const file = await makeInbox(folder, judge);
  addToVersion(file, 1);
  await assertLeftAlone(judge, file, "file_newer");
  addToVersion(file, -1);
  return judgeFile(judge, file, marks);
}

function addToVersion(file: string, more: number): void {
  const database = new DatabaseSync(file);
  const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
  database.exec(`PRAGMA user_version = ${version + more}`);
  database.close();
}

/**
 * A page is damaged while nothing runs. Operations that need it are refused, and the file is kept. Once the page is
 * restored, everything is there, including deliveries that were acknowledged meanwhile.
 */
export async function proveCorruptPages({ folder, judge }: BadFilePlan): Promise<Outcome> {
  const file = await makeInbox(folder, judge);
  const good = readFileSync(file);
  const pageBytes = good.readUInt16BE(16);
  const pages = [0.3, 0.5, 0.7].map((part) => Math.floor((good.length / pageBytes) * part));
  overwrite(
    file,
    pages.map((page) => [page * pageBytes, Buffer.alloc(pageBytes, 0xa5)]),
  );
  const inbox = await judge.createSqliteInbox({ file });
  const failures = await countFailures(inbox);
  const acknowledged = await putAsManyAsPossible(inbox);
  await inbox.close?.().catch(() => {});
  assert.ok(failures > 0, "a page that is needed was not missed");
  assert.ok(statSync(file).size >= good.length, "the file was cut");
  overwrite(
    file,
    pages.map((page) => [
      page * pageBytes,
      good.subarray(page * pageBytes, (page + 1) * pageBytes),
    ]),
  );
  return judgeFile(judge, file, [...marks, ...acknowledged.map(({ key }) => `+${key}`)]);
}

async function countFailures(inbox: Inbox): Promise<number> {
  const reads = await Promise.allSettled(keys.map((key) => inbox.read(key)));
  const failed = reads.filter((read) => read.status === "rejected");
  for (const { reason } of failed)
    assert.ok(isInboxError(reason) && reason.code === "file_damaged");
  return failed.length;
}

async function putAsManyAsPossible(inbox: Inbox): Promise<readonly InboxEntry[]> {
  const entries = Array.from({ length: 50 }, (_, index) => entryOf(`later-${index}`));
  const results = await Promise.allSettled(entries.map((entry) => inbox.put(entry)));
  return entries.filter((_, index) => results[index]?.status === "fulfilled");
}

function overwrite(file: string, parts: readonly (readonly [number, Uint8Array])[]): void {
  const descriptor = openSync(file, "r+");
  for (const [offset, data] of parts) writeSync(descriptor, data, 0, data.length, offset);
  closeSync(descriptor);
}

/** Creates an inbox with some entries, and closes it. */
async function makeInbox(folder: string, { createSqliteInbox }: InboxModule): Promise<string> {
  const file = join(folder, "inbox.db");
  const inbox = await createSqliteInbox({ file });
  await Promise.all(keys.map((key) => inbox.put(entryOf(key))));
  await inbox.close?.();
  return file;
}

async function assertLeftAlone(
  judge: InboxModule,
  file: string,
  code: InboxErrorCode,
): Promise<void> {
  const before = readFileSync(file);
  await assertRefused(judge, file, code);
  assert.ok(readFileSync(file).equals(before), "the file was changed");
}

async function assertRefused(
  { createSqliteInbox }: InboxModule,
  file: string,
  code: InboxErrorCode,
): Promise<void> {
  await assert.rejects(
    createSqliteInbox({ file }),
    (error) => isInboxError(error) && error.code === code,
  );
}
