/** Makes a name printable on one line. Characters that move the cursor or reverse text are written as `\u{...}`. */
export function toPrintable(name: string): string {
  return name.replace(unprintable, toEscape).replace(runnerCommand, toEscape);
}

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

// GitHub's runner reads "::" at the start of a line, and "##[" anywhere, as a command.
const runnerCommand = /^\s*:(?=:)|(?<=##)\[/g;

function toEscape(characters: string): string {
  return [...characters].map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join("");
}

/** Writes a value as JSON without characters that move the cursor or reverse text. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(unescaped, toJsonEscape)}\n`;
}

/** Matches unprintable characters that `JSON.stringify` does not escape. */
const unescaped = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

function toJsonEscape(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
