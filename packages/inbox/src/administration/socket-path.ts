import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { InboxError } from "../errors.ts";

/** True where a listener can be: Windows has no sockets in a folder. */
export const hasListeners: boolean = process.platform !== "win32";

/** The most bytes of a socket's path, which the system's address of a socket has room for. */
const mostBytes = process.platform === "linux" ? 107 : 103;

/** Returns the absolute path of the socket next to an inbox, whatever link or folder leads to the file. */
export function socketPathOf(file: string): string {
  return `${realPathOf(resolve(file))}.sock`;
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // It is not there yet. Its folder may be missing too, which is for the inbox to say.
    return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
  }
}

/** Returns the shorter way to a path, from the root or from the folder of this process. */
export function shorten(path: string): string {
  const short = relative(process.cwd(), path);
  return Buffer.byteLength(short) < Buffer.byteLength(path) ? short : path;
}

/** Checks that a socket can have this path. */
export function isSocketPath(path: string): boolean {
  return Buffer.byteLength(shorten(path)) <= mostBytes;
}

/** Throws an InboxError `file_invalid` if the path of the inbox leaves no room for that of a socket. */
export function assertSocketPath(path: string): void {
  const bytes = Buffer.byteLength(shorten(path));
  if (bytes <= mostBytes) return;
  throw new InboxError("file_invalid", {
    place: "--inbox",
    expected: `a path that leaves its socket at most ${mostBytes} bytes`,
    found: `${bytes} bytes for ${JSON.stringify(path)}`,
    fix: "Move the file to a folder with a shorter path, or start the command in its folder.",
  });
}
