import { chmod, readFile, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { createSqliteInbox, type InboxError } from "../../src/sqlite.ts";
import { isLockedOut, lockedOut, strangerUid } from "../stranger.ts";
import { Child } from "./child.ts";
import { entryOf } from "./entries.ts";
import { makeFile, makeFolder, openInbox } from "./place.ts";

// Refused files. Each causes one message, and is not changed.

async function refusalOf(options: Parameters<typeof createSqliteInbox>[0]): Promise<InboxError> {
  const opened = await createSqliteInbox(options).catch((error: InboxError) => error);
  if ("close" in opened) await opened.close?.();
  expect(opened).toMatchObject({ name: "InboxError" });
  return opened as InboxError;
}

describe("a file that is not an inbox", () => {
  test("garbage is refused and not changed", async () => {
    const file = await makeFile();
    await writeFile(file, "no database, but somebody's text\n".repeat(400));
    const before = await readFile(file);
    const { code, message } = await refusalOf({ file });
    expect(code).toBe("file_foreign");
    expect(message).toBe(
      `[file_foreign] ${file}: expected the database of an inbox, or an empty file, got another kind of file. The file was not changed. Pass another path.`,
    );
    expect(await readFile(file)).toEqual(before);
  });

  test.each(["delete", "wal"])("another SQLite database (%s) is refused", async (mode) => {
    const file = await makeFile();
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA journal_mode = ${mode}; CREATE TABLE theirs (id)`);
    database.close();
    const before = await readFile(file);
    const { code, message } = await refusalOf({ file });
    expect(code).toBe("file_foreign");
    expect(message).toContain("got another SQLite database");
    expect(await readFile(file)).toEqual(before);
  });

  test("a folder is refused", async () => {
    const file = await makeFolder();
    expect(await refusalOf({ file })).toMatchObject({ code: "file_invalid", place: file });
  });

  test("a file of a newer version is refused and not changed", async () => {
    const { file, inbox } = await openInbox();
    await inbox.close?.();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 2");
    database.close();
    const before = await readFile(file);
    const { code, message } = await refusalOf({ file });
    expect(code).toBe("file_newer");
    expect(message).toContain("expected a file of version 1 or older, got version 2");
    expect(await readFile(file)).toEqual(before);
  });
});

test("a file that was cut short is damaged, and not foreign", async () => {
  const { file, inbox } = await openInbox();
  for (let at = 0; at < 20; at += 1) await inbox.put(entryOf(String(at)));
  await inbox.close?.();
  await truncate(file, 3 * 8192);
  const { code, message } = await refusalOf({ file });
  expect(code).toBe("file_damaged");
  expect(message).toContain("Keep a copy of it");
  expect((await stat(file)).size).toBe(3 * 8192);
});

describe("a file that cannot be opened", () => {
  test("a folder that is missing is named", async () => {
    const file = join(await makeFolder(), "missing", "inbox.db");
    const { code, message } = await refusalOf({ file });
    expect(code).toBe("file_inaccessible");
    expect(message).toContain("got no such folder");
    expect(message).toContain("Create the folder");
  });

  test("a file instead of the folder is named", async () => {
    const file = await makeFile();
    await writeFile(file, "");
    const { code, message } = await refusalOf({ file: join(file, "inbox.db") });
    expect(code).toBe("file_inaccessible");
    expect(message).toContain("a file instead of a folder");
  });

  test("a folder without permission is named", async ({ skip }) => {
    skip(isLockedOut, lockedOut);
    const folder = await makeFolder();
    await chmod(folder, strangerUid === undefined ? 0o500 : 0o755);
    const line = await tryToOpen(join(folder, "inbox.db"));
    expect(line).toContain("[file_inaccessible]");
    expect(line).toContain("got no permission");
  });

  test("a file without permission is named", async ({ skip }) => {
    skip(isLockedOut, lockedOut);
    const { file, inbox } = await openInbox();
    await inbox.close?.();
    await chmod(dirname(file), 0o777);
    await chmod(file, strangerUid === undefined ? 0o000 : 0o600);
    const line = await tryToOpen(file);
    expect(line).toContain("[file_inaccessible]");
    expect(line).toContain("got no permission");
  });

  test("a file that can only be read is named", async ({ skip }) => {
    skip(isLockedOut, lockedOut);
    const { file, inbox } = await openInbox();
    await inbox.close?.();
    await chmod(dirname(file), 0o777);
    await chmod(file, strangerUid === undefined ? 0o400 : 0o644);
    const line = await tryToOpen(file);
    expect(line).toContain("[file_inaccessible]");
    expect(line).toContain("got no permission");
  });

  // A superuser may write anywhere, so another user tries.
  async function tryToOpen(file: string): Promise<string> {
    const child = new Child(
      "open.ts",
      [file],
      strangerUid === undefined ? {} : { uid: strangerUid },
    );
    return child.line();
  }
});

describe("a file in use", () => {
  test("a second inbox of the process is refused, and the first continues", async () => {
    const { file, inbox } = await openInbox();
    const { code, message } = await refusalOf({ file });
    expect(code).toBe("file_in_use");
    expect(message).toContain(
      "Stop the other process, wait until it ends, or close the other inbox",
    );
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
    await inbox.close?.();
    const { inbox: later } = await openInbox({ file });
    expect(await later.put(entryOf("a"))).toEqual({ outcome: "duplicate", state: "waiting" });
  });

  test("a second process is refused, also after a second inbox of the first was", async () => {
    const { file, inbox } = await openInbox();
    await refusalOf({ file });
    expect(await new Child("open.ts", [file]).line()).toContain("[file_in_use]");
    await inbox.close?.();
    expect(await new Child("open.ts", [file]).line()).toBe("open");
  });

  test("a symbolic link does not hide it", async () => {
    const { file } = await openInbox();
    const link = join(dirname(file), "link.db");
    await symlink(file, link);
    expect(await refusalOf({ file: link })).toMatchObject({ code: "file_in_use" });
  });
});

describe("a file system", () => {
  test.each([
    ["NFS", 0x6969],
    ["SMB", 0xff534d42],
    ["9P", 0x01021997],
  ])("%s is refused, and no file is made", async (name, type) => {
    const file = await makeFile();
    const { code, message } = await refusalOf({
      file,
      hooks: { fileSystemType: async () => type },
    });
    expect(code).toBe("file_system_unsupported");
    expect(message).toContain(`expected a file system of this machine, got ${name}.`);
    expect(message).toContain("Put the file on a local disk");
    await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a runtime", () => {
  test.each(["3.51.2", "3.50.4", "3.47.2"])("with SQLite %s is refused", async (version) => {
    const child = new Child("old-runtime.ts", [await makeFile(), version]);
    const line = await child.line();
    expect(line).toContain(
      "[runtime_unsupported] createSqliteInbox: expected a Node.js with SQLite 3.51.3",
    );
    expect(line).toContain(`with SQLite ${version}. Use Node.js 22.22.3 or a newer 22, 24.15`);
  });

  test.each(["3.51.3", "3.52.0", "4.0.0"])("with SQLite %s is accepted", async (version) => {
    expect(await new Child("old-runtime.ts", [await makeFile(), version]).line()).toBe("open");
  });

  test("without SQLite loads the package: only an open inbox loads node:sqlite", async () => {
    expect(await new Child("load.ts", []).rest()).toEqual(["false", "true"]);
  });
});

describe("options", () => {
  test.each([
    ["no file", {}, "options_invalid", "file: expected the path of a file, got nothing"],
    ["a file in memory", { file: ":memory:" }, "options_invalid", "createMemoryInbox"],
    ["an unknown one", { file: "a", files: 1 }, "option_unknown", "createSqliteInbox.files"],
    ["no number", { file: "a", limits: { maxQueued: 0 } }, "options_invalid", "limits.maxQueued"],
    ["an unknown time", { file: "a", retention: { ms: 1 } }, "option_unknown", "retention.ms"],
  ])("%s is refused", async (_, options, code, text) => {
    // Users of JavaScript can pass such values, because no types are checked.
    const error = await refusalOf(options as Parameters<typeof createSqliteInbox>[0]);
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });
});

describe("a file without content", () => {
  test("that is empty is accepted", async () => {
    const file = await makeFile();
    await writeFile(file, "");
    const { inbox } = await openInbox({ file });
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  });

  test("whose creation was interrupted is accepted, whatever it contains", async () => {
    const file = await makeFile();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (text)");
    const insert = database.prepare("INSERT INTO half VALUES (?)");
    // More than the cache holds, so that some of it is in the file without a commit.
    for (let at = 0; at < 100; at += 1) insert.run("x".repeat(4_000));
    const half = await makeFile();
    await writeFile(half, await readFile(file));
    await writeFile(`${half}-journal`, await readFile(`${file}-journal`));
    database.close();
    expect((await readFile(half)).byteLength).toBeGreaterThan(0);
    const { inbox } = await openInbox({ file: half });
    expect(await inbox.put(entryOf("a"))).toEqual({ outcome: "stored" });
  });
});
