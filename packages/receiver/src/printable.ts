/** Makes untrusted text safe to print on one line: replaces control characters, and cuts long text. */
export function toPrintable(text: string, longest = 80): string {
  return text.slice(0, longest).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
