/** Returns the unescaped steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Returns a key as an escaped step of a JSON pointer. */
export function escapeStep(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Makes each step of a pointer safe for a log line, because senders choose the names of keys. */
export function shorten(pointer: string): string {
  // All steps of a short pointer are short, so it needs one pass.
  return pointer.length <= longest ? clip(pointer) : pointer.split("/").map(clip).join("/");
}

/**
 * Makes a text safe for one line, without characters that move the cursor. A text longer than every name
 * of the contract is cut and ends with an ellipsis.
 */
export function clip(text: string): string {
  if (text.length <= longest) return text.replaceAll(unprintable, "?");
  const start = text.slice(0, longest).replace(halved, "");
  return `${start.replaceAll(unprintable, "?")}…`;
}

const longest = 80;

/** Matches half a character, or half an escape of a pointer, at the end of a cut text. */
const halved = /[\ud800-\udbff~]$/;

/** Matches control characters, marks that change the text direction, and line separators. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
