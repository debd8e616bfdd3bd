/** Makes a name fit for one line: what moves a cursor or turns text around is written as `\u{...}`. */
export function toPrintable(name: string): string {
  return name.replace(unprintable, toEscape).replace(runnerCommand, toEscape);
}

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

// GitHub's runner takes "::" for a command where a line begins so, and "##[" wherever it stands.
const runnerCommand = /^\s*:(?=:)|(?<=##)\[/g;

function toEscape(characters: string): string {
  return [...characters].map((one) => `\\u{${one.codePointAt(0)?.toString(16)}}`).join("");
}

/** Writes a value as JSON that moves no cursor either. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(unescaped, toJsonEscape)}\n`;
}

/** Matches what is unprintable and `JSON.stringify` leaves as it is. */
const unescaped = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

function toJsonEscape(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
