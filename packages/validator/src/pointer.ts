/** The steps of a JSON pointer, unescaped (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  const tokens = pointer.split("/").slice(1);
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value that a JSON pointer leads to; undefined if there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce(childOf, root);
}

/** The same pointer with no step longer than fits a log line: a sender may name keys at any length. */
export function shorten(pointer: string): string {
  const tokens = pointer.split("/");
  return tokens.map(clip).join("/");
}

/** The text, or its start and an ellipsis if it is longer than any name of ours. */
export function clip(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

const longest = 80;

function childOf(parent: unknown, step: string): unknown {
  return Reflect.get(Object(parent), step);
}
