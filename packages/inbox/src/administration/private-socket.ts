import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
} from "node:fs";
import type { Server } from "node:net";
import { dirname, join } from "node:path";
import { InboxError } from "../errors.ts";
import { toLookError } from "./access.ts";
import { shorten } from "./socket-path.ts";

/**
 * Has a server listen on a socket that no other user can open at any time: it is made in a private folder, gets its
 * mode there, and then its place. A socket that a killed process left there is replaced.
 *
 * @throws InboxError `file_invalid` if something else has that path. What the system says if it cannot be.
 */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  assertReplaceable(path);
  // Hidden and short: the socket's own path is hardly shorter.
  const folder = mkdtempSync(`${dirname(path)}/.`);
  try {
    const socket = join(folder, "s");
    server.listen(shorten(socket));
    await once(server, "listening");
    chmodSync(socket, 0o600);
    renameSync(socket, path);
  } finally {
    rmdirSync(folder);
  }
}

/**
 * Looks at what has the path of a socket. Returns undefined if nothing has.
 *
 * @throws InboxError `file_inaccessible` if the system does not show it
 */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw toLookError(path, error);
  }
}

/** Throws an InboxError `file_invalid` if something else has the path of a socket. */
export function assertReplaceable(path: string): void {
  const there = lookAt(path);
  if (there === undefined || there.isSocket()) return;
  throw new InboxError("file_invalid", {
    place: path,
    expected: "nothing, or the socket of an earlier server",
    found: there.isDirectory() ? "a folder" : "a file",
    fix: "Move it away: the administration listener of the inbox needs this path.",
  });
}

/** Takes the socket away. It may be gone. */
export function removeSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Someone was faster, or took the folder away. Nothing is left to remove.
  }
}
