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
 * Makes a server listen on a socket that no other user can open at any time. It creates the socket in a private folder,
 * sets its mode there, and then moves it to its path. It replaces the socket of a killed process.
 *
 * @throws InboxError `file_invalid` if something else has that path, or the system's error
 */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  assertReplaceable(path);
  // A hidden folder with a short name, because the path of a socket is limited.
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
 * Returns the file status of a socket's path, or undefined if nothing is there.
 *
 * @throws InboxError `file_inaccessible` if the path cannot be inspected
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
    fix: "Move it away, because the inbox needs this path for its socket.",
  });
}

/** Removes the socket, if it is still there. */
export function removeSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The socket or its folder is already removed.
  }
}
