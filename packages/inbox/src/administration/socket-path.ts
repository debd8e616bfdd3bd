import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { InboxError } from "../errors.ts";

/** True if this platform supports the listener. Windows has no sockets in a folder. */
export const hasListeners: boolean = process.platform !== "win32";

/** Maximum number of bytes of a socket's path in the operating system. */
const mostBytes = process.platform === "linux" ? 107 : 103;

/**
 * Returns the absolute path of the socket next to an inbox. It resolves symbolic links, so it is the same for each path
 * of the file.
 */
export function socketPathOf(file: string): string {
  return `${realPathOf(resolve(file))}.sock`;
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // The file does not exist yet. If its folder is also missing, the inbox reports that.
    return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
  }
}

/** Returns the shorter form of a path: absolute, or relative to the working folder. */
export function shorten(path: string): string {
  const short = relative(process.cwd(), path);
  return Buffer.byteLength(short) < Buffer.byteLength(path) ? short : path;
}

/** Checks that a socket can have this path. */
export function isSocketPath(path: string): boolean {
  return Buffer.byteLength(shorten(path)) <= mostBytes;
}

/** Throws an InboxError `file_invalid` if the path of the inbox is too long for a socket next to it. */
export function assertSocketPath(path: string): void {
  const bytes = Buffer.byteLength(shorten(path));
  if (bytes <= mostBytes) return;
  throw new InboxError("file_invalid", {
    place: "--inbox",
    expected: `a path so short that the path of its socket has at most ${mostBytes} bytes`,
    found: `${bytes} bytes for ${JSON.stringify(path)}`,
    fix: "Move the file to a folder with a shorter path, or start the command in its folder.",
  });
}
