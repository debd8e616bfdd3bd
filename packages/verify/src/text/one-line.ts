/**
 * Returns external text as part of one line of at most `most` characters. Characters that would end
 * the line or control a terminal or CI runner become `\uXXXX`. A text that is too long ends with
 * `...`.
 */
export function toOneLine(text: string, most: number = mostOfLine): string {
  // Clipped before, too: escapes make a text longer, and escaping a long text would be wasted.
  const escaped = clip(text, most).replace(unprintable, toEscape).replace(runnerCommand, toEscape);
  return clip(escaped, most);
}

/** Maximum length of a quoted name or value: enough to recognize it. */
export const mostOfQuote = 120;

// Longer than any sentence of this package with its quotes.
const mostOfLine = 2_000;

function clip(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}

// Line ends, escape sequences and bell of a terminal, lone surrogates, invisible characters, and
// direction controls. The two joiners stay, because many scripts and emoji need them.
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

// GitHub's runner reads "::" as a command at the start of a line, and a long line is broken at its
// spaces. It reads "##[" as one anywhere, as Azure reads "##vso[" and TeamCity "##teamcity[".
const runnerCommand = /(?<=^|\s):(?=:)|(?<=##[\w.]*)\[/g;

function toEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
