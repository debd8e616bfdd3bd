import { hash } from "node:crypto";

// PostgreSQL's text cannot contain a NUL or half of a surrogate pair. The name of a sender's event may contain both.

/**
 * Encodes a text for the table: \ and four hex digits replace a backslash, a control character and half of a surrogate
 * pair.
 */
export function toColumn(text: string): string {
  if (isPlain.test(text)) return text;
  return text.replaceAll(
    /[\\\p{Cc}\p{Cs}]/gu,
    (character) => `\\${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Matches almost every text. This check is faster than the search for characters to replace. */
const isPlain = /^[ -[\]-~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Decodes the text of a column. */
export function fromColumn(column: string): string {
  return column.replaceAll(/\\([0-9a-f]{4})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Encodes a text that may be null. */
export function toNullable(text: string | null): string | null {
  return text === null ? null : toColumn(text);
}

/** Decodes the text of a column that may be null. */
export function fromNullable(column: string | null): string | null {
  return column === null ? null : fromColumn(column);
}

/**
 * Maximum length in characters of a key in the index. The index accepts about 2,700 bytes, and one character may need
 * six.
 */
const longestKey = 400;

/**
 * Checks for a key that is too long for the index. Another column then contains the key, and the key's column its hash.
 */
export function isLong(key: string): boolean {
  return key.length > longestKey;
}

/**
 * Returns the value of the key's column. A hash begins with \#. No other value does, because hex digits follow the \ of
 * an encoded key.
 */
export function toKeyColumn(key: string): string {
  const column = toColumn(key);
  return isLong(key) ? `\\#${hash("sha256", column, "hex")}` : column;
}
