import { hash } from "node:crypto";

// A text of PostgreSQL holds no NUL, and no half of a surrogate pair. A sender may name an event by either.

/** Returns a text as the table holds it: with \ and four hex digits for a control or half of a surrogate pair. */
export function toColumn(text: string): string {
  if (isPlain.test(text)) return text;
  return text.replaceAll(
    /[\\\p{Cc}\p{Cs}]/gu,
    (character) => `\\${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Almost every text. It takes less time than the search for what has to be written otherwise. */
const isPlain = /^[ -[\]-~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Returns the text that a column holds. */
export function fromColumn(column: string): string {
  return column.replaceAll(/\\([0-9a-f]{4})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Returns a text that may be null as the table holds it. */
export function toNullable(text: string | null): string | null {
  return text === null ? null : toColumn(text);
}

/** Returns the text that a column holds, or null. */
export function fromNullable(column: string | null): string | null {
  return column === null ? null : fromColumn(column);
}

/** The longest key in characters that the index takes. It takes some 2,700 bytes, six of which may stand for one. */
const longestKey = 400;

/**
 * Checks for a key that is too long for the index. Another column holds it then, and the column of the key its hash.
 */
export function isLong(key: string): boolean {
  return key.length > longestKey;
}

/** Returns what the column of a key holds. No other key is written like a hash, since a \ comes before digits then. */
export function toKeyColumn(key: string): string {
  const column = toColumn(key);
  return isLong(key) ? `\\#${hash("sha256", column, "hex")}` : column;
}
