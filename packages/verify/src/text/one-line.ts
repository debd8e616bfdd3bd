/**
 * Text of others as part of one line: what would end the line, or turn what a terminal or GitHub's runner
 * does with it, is written as `\uXXXX`.
 */
export function toOneLine(text: string): string {
  return text.replace(unprintable, toEscape).replace(runnerCommand, toEscape);
}

// Line ends, a terminal's escape sequences and bell, and what shows text in another order than it has.
const unprintable = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu;

// The runner takes "::" for a command where a line begins so, and "##[" wherever it stands.
const runnerCommand = /(?<=^\s*):(?=:)|(?<=##)\[/g;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
