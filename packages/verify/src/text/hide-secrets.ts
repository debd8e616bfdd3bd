/** A text without these secrets, as they are or in percent-encoding, in escapes of JSON, or in Base64. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap(formsOf).filter((form) => form !== "");
  // The longest first: the rest of a form whose part was taken out of it is recognized no more.
  const longestFirst = [...new Set(forms)].toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return text;
  return text.replace(new RegExp(longestFirst.map(toPattern).join("|"), "gu"), placeholder);
}

/** Text that stands for a secret. */
export const placeholder = "...";

/** A secret, and what Base64 makes of it, alone or wherever it stands in a longer text. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // At both ends a letter holds bits of what stands next to the secret.
    const [start, end] = [
      Math.ceil((before * 8) / 6),
      Math.floor(((before + bytes.length) * 8) / 6),
    ];
    return encoded.slice(start, end);
  });
  const whole = bytes.toString("base64");
  const encoded = [whole, whole.replace(/=+$/, ""), ...inside];
  const long = encoded.filter((one) => one.length >= leastOfBase64);
  const forUrls = long.map((one) => one.replaceAll("+", "-").replaceAll("/", "_"));
  return [secret, ...long, ...forUrls];
}

// A shorter one stands in any text.
const leastOfBase64 = 8;

/** Each character as it is, as bytes in percent-encoding, or as an escape of JSON. */
function toPattern(secret: string): string {
  const characters = Array.from(secret, (character) => {
    const bytes = [...Buffer.from(character)].map((byte) => `%${anyCase(toHex(byte, 2))}`);
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    const escaped = units.map((unit) => `\\\\u${anyCase(toHex(unit, 4))}`);
    const quoted = JSON.stringify(character).slice(1, -1);
    // A form writes a space as a plus, and some writers of JSON escape a slash.
    const others = character === " " ? ["+"] : character === "/" ? ["\\/"] : [];
    const literal = [...new Set([quoted, ...others, character])].map(escapeForRegExp);
    // The character itself last: it may be where its encoding begins, as in "%25".
    return `(?:${[escaped.join(""), bytes.join(""), ...literal].join("|")})`;
  });
  return characters.join("");
}

function toHex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&");
}
