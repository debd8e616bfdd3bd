/** Returns the steps of a JSON pointer, unescaped (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Returns a key as a step of a JSON pointer, escaped. */
export function escapeStep(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Makes each step of a pointer fit for a log line: senders choose the names of keys. */
export function shorten(pointer: string): string {
  const tokens = pointer.split("/");
  return tokens.map(clip).join("/");
}

/**
 * Makes a text fit for one line, so that it moves no cursor. A text longer than any name of the contract
 * becomes its start and an ellipsis.
 */
export function clip(text: string): string {
  if (text.length <= longest) return text.replaceAll(unprintable, "?");
  const start = text.slice(0, longest).replace(halved, "");
  return `${start.replaceAll(unprintable, "?")}…`;
}

const longest = 80;

/** Matches half a character, or half an escape of a pointer, that a cut leaves. */
const halved = /[\ud800-\udbff~]$/;

/** Controls, marks that turn the direction of text, and the separators that break a line. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
