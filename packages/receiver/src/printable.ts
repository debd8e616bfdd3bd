/**
 * Makes untrusted text safe to print on one line: cuts it, and replaces control characters by `?`.
 *
 * @param longest maximum length of the result in UTF-16 code units, 80 by default
 */
export function toPrintable(text: string, longest = 80): string {
  return text.slice(0, longest).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
