import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { mostOfQuote, toOneLine } from "./one-line.ts";
import { showPath } from "./show-url.ts";

/** A path as a message quotes it: the end of it as one line, without the secrets of an address in its place. */
export function quotePath(path: string): string {
  const line = toOneLine(showPath(path));
  return line.length <= mostOfQuote ? line : `...${line.slice(3 - mostOfQuote)}`;
}

/** The path itself or the nearest one above it that is there. */
export async function nearestOf(path: string): Promise<string> {
  const above = dirname(path);
  const isThere = (await statOf(path)) !== undefined;
  return isThere || above === path ? path : nearestOf(above);
}

/** Looks at what a path leads to. Undefined if nothing is there, or if it cannot be seen. */
export function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
