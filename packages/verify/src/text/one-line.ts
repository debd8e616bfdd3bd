/**
 * Text of others as part of one line of at most `most` characters: what would end the line, or turn what a
 * terminal or a CI runner does with it, is written as `\uXXXX`, and what is too long ends with `...`.
 */
export function toOneLine(text: string, most: number = mostOfLine): string {
  // Clipped before too: an escape takes the place of one character, and a long text would be escaped in vain.
  const escaped = clip(text, most).replace(unprintable, toEscape).replace(runnerCommand, toEscape);
  return clip(escaped, most);
}

/** Length of a quoted name or value: enough to recognize it. */
export const mostOfQuote = 120;

// A sentence of ours with what it quotes is shorter.
const mostOfLine = 2_000;

function clip(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}

// Line ends, a terminal's escape sequences and bell, half a character, and what is not seen or shows text in
// another order than it has. The two joiners are left: letters of many languages and emoji need them.
const unprintable = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

// GitHub's runner takes "::" for a command where a line begins so, and a long line is broken at its spaces.
// It takes "##[" for one wherever it stands, as Azure's takes "##vso[" and TeamCity "##teamcity[".
const runnerCommand = /(?<=^|\s):(?=:)|(?<=##[\w.]*)\[/g;

function toEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
