/** Begins and ends transactions. A savepoint is none of them, and going back to one is none. */
const control = /^(begin|start|commit|end|abort|prepare\s+transaction|rollback(?!\s+prepared))\b/i;
const toSavepoint = /^rollback(\s+(work|transaction))?\s+to\b/i;

/** Comments, the innermost of nested ones. */
const comment = /--[^\n]*|\/\*(?:(?!\/\*|\*\/)[\s\S])*\*\//g;

/** The longest beginning of a statement that is looked at. */
const beginning = 10_000;

/** Checks for a statement that begins or ends a transaction. */
export function isControl(text: string): boolean {
  const words = withoutComments(text.slice(0, beginning)).replace(/^[\s;]+/, "");
  return control.test(words) && !toSavepoint.test(words);
}

function withoutComments(text: string): string {
  const shorter = text.replaceAll(comment, " ");
  return shorter === text ? text : withoutComments(shorter);
}
