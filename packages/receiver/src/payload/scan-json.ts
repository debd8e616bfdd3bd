/** Result of a scan of valid JSON. */
export interface JsonScan {
  /** Maximum number of objects and arrays around one value. */
  readonly depth: number;
  /** True if a string contains an escape. An escape can hide a key or a character. */
  readonly hasEscapes: boolean;
  /** True if a number is long or has an exponent. All other numbers are exact. */
  readonly hasLongNumbers: boolean;
  /** True if a string may be a key that could change a prototype, by its length and its first and last character. */
  readonly hasSuspiciousKeys: boolean;
  /** True if there is whitespace outside strings. */
  readonly hasWhitespace: boolean;
  /**
   * Position of the value of `data` in the top-level object: the index of its first byte, and of the byte after it.
   * Undefined if there is none, or if a top-level key has an escape, because that key may be `data`, too.
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

/** Number of digits with which every integer is below 2^53. */
const exactDigits = 15;

/**
 * Scans the bytes of a valid JSON text once. It finds features that need a slower check, so that ordinary JSON needs
 * none. It creates no values, so it takes a fraction of the time of a parser.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop, because a call for each byte takes twice the time
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

/** Checks that the bytes between two quotation marks are `data`. */
function isData(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 4 || bytes[start] !== 0x64 || bytes[start + 1] !== 0x61) return false;
  return bytes[start + 2] === 0x74 && bytes[start + 3] === 0x61;
}

/** Recognizes `__proto__` and `constructor` by their length and their first and last character. */
function isSuspicious(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 9) return bytes[start] === 0x5f && bytes[end - 1] === 0x5f;
  return length === 11 && bytes[start] === 0x63 && bytes[end - 1] === 0x72;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Recognizes a character that may follow the first digit of a number. */
function isOfNumber(byte: number): boolean {
  return isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === 0x2d || isExponent(byte);
}

function isExponent(byte: number): boolean {
  return byte === 0x65 || byte === 0x45;
}
