/** The steps of a JSON pointer, unescaped (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value that a JSON pointer leads to; undefined if there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce(childOf, root);
}

/** The same pointer, each step made fit for a log line: a sender may name keys as it likes. */
export function shorten(pointer: string): string {
  const tokens = pointer.split("/");
  return tokens.map(clip).join("/");
}

/**
 * The text on one line that moves no cursor, or its start and an ellipsis if it is longer than any
 * name of ours.
 */
export function clip(text: string): string {
  if (text.length <= longest) return text.replaceAll(unprintable, "?");
  const start = text.slice(0, longest).replace(halved, "");
  return `${start.replaceAll(unprintable, "?")}…`;
}

const longest = 80;

/** What a cut leaves of a character, or of an escape in a pointer, whose other half it takes away. */
const halved = /[\ud800-\udbff~]$/;

/** Controls, marks that turn the direction of text, and the separators that break a line. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function childOf(parent: unknown, step: string): unknown {
  return Reflect.get(Object(parent), step);
}
