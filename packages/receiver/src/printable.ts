/** Makes text from outside fit for one line: it neither moves a cursor nor fills a screen. */
export function toPrintable(text: string, longest = 80): string {
  return text.slice(0, longest).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}
