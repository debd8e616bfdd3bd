/** The findings of one walk over the bytes of valid JSON. */
export interface JsonScan {
  /** The most objects and arrays around one value. */
  readonly depth: number;
  /** True if a string has an escape, with which a key or a character can be spelt in another way. */
  readonly hasEscapes: boolean;
  /** True if a number is long, or has an exponent. Any other one is exact enough. */
  readonly hasLongNumbers: boolean;
  /** True if a string may be a key that reaches a prototype, by its length and its first character. */
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

/** Every integer with so many digits is below 2^53. */
const exactDigits = 15;

/** `data` between its quotation marks. */
const dataKey = [0x64, 0x61, 0x74, 0x61] as const;

/**
 * Walks once over the bytes of a JSON text, which has to be valid. It finds what needs a closer look, so that
 * ordinary JSON needs none. It makes nothing of the text, so its time is a fraction of a parser's.
 */
export function scanJson(bytes: Uint8Array): JsonScan {
  let depth = 0;
  let deepest = 0;
  let hasEscapes = false;
  let hasSuspiciousKeys = false;
  let hasLongNumbers = false;
  let hasWhitespace = false;
  let isKey = false;
  let isDataKey = false;
  let hasEscapedKey = false;
  let dataStart = -1;
  let data: JsonScan["data"];

  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === quote) {
      const start = at + 1;
      at = start;
      while (bytes[at] !== quote) {
        if (bytes[at] === backslash) {
          hasEscapes = true;
          hasEscapedKey ||= isKey;
          at += 1;
        }
        at += 1;
      }
      if (isSuspicious(bytes, start, at)) hasSuspiciousKeys = true;
      if (isKey) {
        isDataKey = isData(bytes, start, at);
        isKey = false;
      }
    } else if (byte <= 0x20) {
      hasWhitespace = true;
    } else if (byte === colon) {
      if (depth === 1 && isDataKey) dataStart = at + 1;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      isKey = depth === 1 && byte === 0x7b;
    } else if (byte === comma || byte === 0x7d || byte === 0x5d) {
      if (depth === 1) {
        if (dataStart >= 0) data = [dataStart, at];
        dataStart = -1;
        isDataKey = false;
        isKey = byte === comma;
      }
      if (byte !== comma) depth -= 1;
    } else if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
      const start = at;
      while (isOfNumber(bytes[at + 1])) at += 1;
      if (at - start >= exactDigits || hasExponent(bytes, start, at)) hasLongNumbers = true;
    }
  }
  const place = hasEscapedKey ? undefined : data;
  return {
    depth: deepest,
    hasEscapes,
    hasSuspiciousKeys,
    hasLongNumbers,
    hasWhitespace,
    data: place,
  };
}

/** Recognizes `__proto__` and `constructor` by their length and the characters at their ends. */
function isSuspicious(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 9) return bytes[start] === 0x5f && bytes[end - 1] === 0x5f;
  return length === 11 && bytes[start] === 0x63 && bytes[end - 1] === 0x72;
}

function isData(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 4 && dataKey.every((byte, index) => bytes[start + index] === byte);
}

function isOfNumber(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const isDigit = byte >= 0x30 && byte <= 0x39;
  return isDigit || byte === 0x2e || byte === 0x2b || byte === 0x2d || (byte | 0x20) === 0x65;
}

function hasExponent(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at <= end; at += 1) {
    if (((bytes[at] ?? 0) | 0x20) === 0x65) return true;
  }
  return false;
}
