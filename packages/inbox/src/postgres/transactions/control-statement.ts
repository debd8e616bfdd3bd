/** Matches statements that begin or end a transaction. Savepoints and rollbacks to one are allowed. */
const control = /^(begin|start|commit|end|abort|prepare\s+transaction|rollback(?!\s+prepared))\b/i;
const toSavepoint = /^rollback(\s+(work|transaction))?\s+to\b/i;

/** Matches comments. Of nested comments it matches the innermost. */
const comment = /--[^\n]*|\/\*(?:(?!\/\*|\*\/)[\s\S])*\*\//g;

/** Number of characters of a statement that are checked. */
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
