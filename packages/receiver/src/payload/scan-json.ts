/** The findings of one walk over the bytes of valid JSON. */
export interface JsonScan {
  /** The most objects and arrays around one value. */
  readonly depth: number;
  /** True if a string has an escape, with which a key or a character can be spelt in another way. */
  readonly hasEscapes: boolean;
  /** True if a number is long, or has an exponent. Any other one is exact enough. */
  readonly hasLongNumbers: boolean;
  /** True if a string may be a key that reaches a prototype, by its length and its ends. */
  readonly hasSuspiciousKeys: boolean;
  /** True if there is whitespace outside strings. */
  readonly hasWhitespace: boolean;
  /**
   * The place of the value of `data` in an object at the top: its first byte, and the one behind it. Undefined
   * too if a key at the top has an escape, and so may be `data` as well.
   */
  readonly data: readonly [start: number, end: number] | undefined;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBrace = 0x7d;
const closeBracket = 0x5d;

/** Every integer with so many digits is below 2^53. */
const exactDigits = 15;

/**
 * Walks once over the bytes of a JSON text, which has to be valid. It finds what needs a closer look, so that
 * ordinary JSON needs none. It makes nothing of the text, so its time is a fraction of a parser's.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop, since a call for each byte takes twice the time
export function scanJson(bytes: Uint8Array): JsonScan {
  let level = 0;
  let depth = 0;
  let hasEscapes = false;
  let hasLongNumbers = false;
  let hasSuspiciousKeys = false;
  let hasWhitespace = false;
  let isKey = false;
  let isDataKey = false;
  let hasEscapedKey = false;
  let dataStart = -1;
  let data: JsonScan["data"];

  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      const start = at + 1;
      at = start;
      while (at < bytes.length && bytes[at] !== quote) {
        if (bytes[at] === backslash) {
          hasEscapes = true;
          hasEscapedKey ||= isKey;
          at += 1;
        }
        at += 1;
      }
      if (isSuspicious(bytes, start, at)) hasSuspiciousKeys = true;
      if (isKey) isDataKey = isData(bytes, start, at);
      isKey = false;
    } else if (byte === colon) {
      if (level === 1 && isDataKey) dataStart = at + 1;
    } else if (byte === openBrace || byte === openBracket) {
      level += 1;
      if (level > depth) depth = level;
      isKey = level === 1 && byte === openBrace;
    } else if (byte === comma || byte === closeBrace || byte === closeBracket) {
      if (level === 1) {
        if (dataStart >= 0) data = [dataStart, at];
        dataStart = -1;
        isDataKey = false;
        isKey = byte === comma;
      }
      if (byte !== comma) level -= 1;
    } else if (byte <= 0x20) {
      hasWhitespace = true;
    } else if (isDigit(byte)) {
      const start = at;
      while (isOfNumber(bytes[at + 1] ?? 0)) {
        at += 1;
        if (isExponent(bytes[at] ?? 0)) hasLongNumbers = true;
      }
      if (at - start >= exactDigits) hasLongNumbers = true;
    }
  }
  if (hasEscapedKey) data = undefined;
  return { depth, hasEscapes, hasLongNumbers, hasSuspiciousKeys, hasWhitespace, data };
}

/** Recognizes the key `data` between its quotation marks. */
function isData(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 4 || bytes[start] !== 0x64 || bytes[start + 1] !== 0x61) return false;
  return bytes[start + 2] === 0x74 && bytes[start + 3] === 0x61;
}

/** Recognizes `__proto__` and `constructor` by their length and the characters at their ends. */
function isSuspicious(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 9) return bytes[start] === 0x5f && bytes[end - 1] === 0x5f;
  return length === 11 && bytes[start] === 0x63 && bytes[end - 1] === 0x72;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Recognizes what may follow the first digit of a number. */
function isOfNumber(byte: number): boolean {
  return isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === 0x2d || isExponent(byte);
}

function isExponent(byte: number): boolean {
  return byte === 0x65 || byte === 0x45;
}
