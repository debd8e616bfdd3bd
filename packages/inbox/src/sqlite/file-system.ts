import { realpath, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { warn } from "../durable/warnings.ts";
import { InboxError } from "../errors.ts";
import type { SqliteInboxHooks } from "./options.ts";

/**
 * Linux's numbers of file systems that are on another machine, or on the host of this virtual machine. Their locks and
 * flushes are less reliable than those of a disk. From include/uapi/linux/magic.h, and from the remote file systems in
 * stat.c of GNU coreutils.
 */
const remote: Readonly<Record<number, string>> = {
  26985: "NFS",
  1852207972: "NFS",
  20859: "SMB",
  4283649346: "SMB",
  4266872130: "SMB",
  22092: "NCP",
  1397113167: "AFS",
  1799439955: "AFS",
  1937076805: "Coda",
  16914839: "9P",
  12805120: "Ceph",
  198183888: "Lustre",
  1196443219: "GPFS",
  428016422: "BeeGFS",
  18225520: "GFS2",
  1952539503: "OCFS2",
  2866260714: "PanFS",
  3203391149: "StorNext",
  2768370933: "VxFS",
  1633904243: "ACFS",
  19993000: "IBRIX",
  2020557398: "a VirtualBox folder",
  3133910204: "a VMware folder",
  2088527475: "a Parallels folder",
};

/** Numbers of file systems whose files are lost with the machine or the container. From the same lists. */
const ephemeral: Readonly<Record<number, string>> = {
  16914836: "tmpfs",
  2240043254: "ramfs",
  2035054128: "overlay",
  1635083891: "aufs",
};

/**
 * Refuses a file system on which SQLite is not safe, and warns about one that loses its files. It checks only on Linux,
 * because other systems have no stable numbers.
 *
 * @throws InboxError `file_system_unsupported`
 */
export async function checkFileSystem(file: string, hooks: SqliteInboxHooks): Promise<void> {
  const typeOf = hooks.fileSystemType ?? fileSystemType;
  // A symbolic link may lead to another file system.
  const type = await typeOf(dirname(await realpath(file).catch(() => file)));
  const [unsafe, passing] = [remote[type], ephemeral[type]];
  if (unsafe !== undefined) refuse(file, unsafe);
  if (passing === undefined) return;
  warn(
    "INBOX_EPHEMERAL",
    `${file} is on ${passing}, which is lost with its machine or container. Mount a volume, and put the inbox's file there.`,
  );
}

/** Returns 0 for a folder that cannot be inspected. SQLite cannot open it either, and reports the reason. */
async function fileSystemType(folder: string): Promise<number> {
  if (process.platform !== "linux") return 0;
  return statfs(folder).then(
    ({ type }) => type,
    () => 0,
  );
}

function refuse(file: string, found: string): never {
  throw new InboxError("file_system_unsupported", {
    place: file,
    expected: "a file system of this machine",
    found,
    fix: "Put the file on a local disk or a block volume. SQLite's locks and flushes are not reliable over a network.",
  });
}
