import { chmod, mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Child } from "./child.ts";
import { entryOf } from "./entries.ts";
import { makeFile, openInbox } from "./place.ts";
import { collectWarnings } from "./warnings.ts";

// The files of an inbox, their modes, and the warnings about them.

describe.skipIf(process.platform === "win32")("modes", () => {
  test("only the owner can read and write the files, whatever the umask is", async () => {
    const old = process.umask(0);
    onTestFinished(() => {
      process.umask(old);
    });
    const { file, inbox } = await openInbox();
    await inbox.put(entryOf("a"));
    expect(await modesIn(dirname(file))).toEqual({ "inbox.db": "600", "inbox.db-wal": "600" });
  });

  test("a file that others could read becomes private", async () => {
    const { file, inbox } = await openInbox();
    await inbox.close?.();
    await chmod(file, 0o644);
    const { inbox: later } = await openInbox({ file });
    await later.put(entryOf("a"));
    expect(await modesIn(dirname(file))).toEqual({ "inbox.db": "600", "inbox.db-wal": "600" });
  });

  test("the log of a crash that others could read becomes private", async () => {
    const file = await makeFile();
    const child = new Child("put-until-killed.ts", [file]);
    await child.line();
    await child.kill();
    await chmod(`${file}-wal`, 0o644);
    await openInbox({ file });
    expect(await modesIn(dirname(file))).toEqual({ "inbox.db": "600", "inbox.db-wal": "600" });
  });
});

test("a closed inbox is one file", async () => {
  const { file, inbox } = await openInbox();
  await inbox.put(entryOf("a"));
  await inbox.close?.();
  expect(await readdir(dirname(file))).toEqual(["inbox.db"]);
});

describe("a file system that loses its files", () => {
  test.each([
    ["tmpfs", 0x01021994],
    ["overlay", 0x794c7630],
  ])("%s causes one warning, which names the fix", async (name, type) => {
    const warnings = collectWarnings();
    const { inbox, file } = await openInbox({ hooks: { fileSystemType: async () => type } });
    await inbox.put(entryOf("a"));
    expect(await warnings()).toEqual([
      `INBOX_EPHEMERAL: ${file} is on ${name}, which is lost with its machine or container. Mount a volume, and put the inbox's file there.`,
    ]);
  });

  test.runIf(process.platform === "linux")("a real tmpfs is recognized", async () => {
    const folder = await mkdtemp("/dev/shm/order-webhooks-inbox-");
    onTestFinished(() => rm(folder, { recursive: true }));
    const warnings = collectWarnings();
    await openInbox({ file: join(folder, "inbox.db") });
    expect(await warnings()).toEqual([expect.stringContaining("is on tmpfs")]);
  });

  test("is checked at the file, and not at a link to it", async () => {
    const [there, here] = [await makeFile(), await makeFile()];
    await writeFile(there, "");
    await symlink(there, here);
    const folders: string[] = [];
    const fileSystemType = async (folder: string) => folders.push(folder) && 0;
    await openInbox({ file: here, hooks: { fileSystemType } });
    expect(folders).toEqual([await realpath(dirname(there))]);
  });

  test("a disk causes no warning", async () => {
    const warnings = collectWarnings();
    await openInbox({ hooks: { fileSystemType: async () => 0xef53 } });
    expect(await warnings()).toEqual([]);
  });
});

async function modesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).sort();
  const modes = names.map(async (name) => {
    const { mode } = await stat(join(folder, name));
    return [name, (mode & 0o777).toString(8)] as const;
  });
  return Object.fromEntries(await Promise.all(modes));
}
