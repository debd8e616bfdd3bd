/** Removes secrets from a text: in plain, percent-encoded, JSON-escaped and Base64 form. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap(formsOf).filter((form) => form !== "");
  // Longest first: if a part of a longer form were replaced first, its rest would stay.
  const longestFirst = [...new Set(forms)].toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return text;
  return text.replace(new RegExp(longestFirst.map(toPattern).join("|"), "gu"), placeholder);
}

/** Placeholder for a secret. */
export const placeholder = "...";

/** Returns a secret with its Base64 forms, alone or inside a longer text. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // At both ends, a letter also encodes bits of the neighboring text.
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

// Shorter forms occur in any text.
const leastOfBase64 = 8;

/** Matches each character in plain form, as percent-encoded bytes, or as a JSON escape. */
function toPattern(secret: string): string {
  const characters = Array.from(secret, (character) => {
    const bytes = [...Buffer.from(character)].map((byte) => `%${anyCase(toHex(byte, 2))}`);
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    const escaped = units.map((unit) => `\\\\u${anyCase(toHex(unit, 4))}`);
    const quoted = JSON.stringify(character).slice(1, -1);
    // A form encodes a space as a plus, and some JSON serializers escape a slash.
    const others = character === " " ? ["+"] : character === "/" ? ["\\/"] : [];
    const literal = [...new Set([quoted, ...others, character])].map(escapeForRegExp);
    // The character itself comes last, because its encoding may start with it, as in "%25".
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
