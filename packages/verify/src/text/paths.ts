import type { Stats } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { mostOfQuote, toOneLine } from "./one-line.ts";
import { showPath } from "./show-url.ts";

/**
 * Quotes a path for a message: its end as one line, without the secrets of a URL given by mistake.
 */
export function quotePath(path: string): string {
  const line = toOneLine(showPath(path));
  return line.length <= mostOfQuote ? line : `...${line.slice(3 - mostOfQuote)}`;
}

/** Returns the path itself, or its nearest existing ancestor. */
export async function nearestOf(path: string): Promise<string> {
  const above = dirname(path);
  const isThere = (await statOf(path)) !== undefined;
  return isThere || above === path ? path : nearestOf(above);
}

/**
 * Returns the file status of a path. Undefined if nothing exists there, or if it is not accessible.
 */
export function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/**
 * Creates a folder and the missing folders above it. Node's own `recursive` never returns if the
 * system allows no folder there, as in `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  if ((await statOf(path))?.isDirectory() === true) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch(async (error: unknown) => {
    if ((await statOf(path))?.isDirectory() !== true) throw error;
  });
}
