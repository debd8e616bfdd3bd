import { toPrintable } from "../printable.ts";

/** Number of characters of each part of a key in a line or a table. */
const shown = 12;

/** Shortens each part of a delivery's key to 12 characters. The commands of the inbox find a delivery by the result. */
export function shortenKey(key: string): string {
  const parts = key.split("/").map((part) => part.slice(0, shown));
  return toPrintable(parts.join("/"));
}
