import { toPrintable } from "../printable.ts";

/** The characters of each part of a key that a line or a table shows. */
const shown = 12;

/** Shortens each part of a delivery's key, to what finds the delivery again. */
export function shortenKey(key: string): string {
  const parts = key.split("/").map((part) => part.slice(0, shown));
  return toPrintable(parts.join("/"));
}
