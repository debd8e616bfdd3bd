/** Text from outside as a part of one line: it must neither move a cursor nor fill a screen. */
export function toPrintable(text: string, longest = 80): string {
  return text.slice(0, longest).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
