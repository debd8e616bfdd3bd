const quote = 0x22;
const backslash = 0x5c;

/**
 * Yields the bytes that the vendor may have signed: first the body, and then the body without the whitespace outside
 * strings. The second is omitted if there is no such whitespace.
 */
export function* signableForms(body: Uint8Array): Generator<Uint8Array, void> {
  yield body;
  const stripped = stripWhitespace(body);
  if (stripped !== body) yield stripped;
}

/**
 * Removes the whitespace outside string literals from a JSON text, as the vendor's description of the signature
 * requires. It changes nothing else, and works on bytes without parsing.
 *
 * Returns the same array if there is no such whitespace. The whitespace of JSON and of Unicode counts, for example a
 * no-break space. A byte order mark does not count.
 */
export function stripWhitespace(bytes: Uint8Array): Uint8Array {
  const first = findWhitespace(bytes);
  return first === bytes.length ? bytes : stripFrom(bytes, first);
}

/** Finds the first whitespace outside strings. Returns the length if there is none. */
function findWhitespace(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && whitespaceLength(bytes, at) === 0) at = endOfToken(bytes, at);
  return at;
}

/** Copies byte by byte. A view for each gap would cost far more if there are many gaps. */
function stripFrom(bytes: Uint8Array, first: number): Uint8Array {
  // A copy, because `slice` of a Buffer returns a view of the bytes, which are still to be stored.
  const kept = new Uint8Array(bytes);
  let length = first;
  for (let at = first; at < bytes.length; ) {
    const gap = whitespaceLength(bytes, at);
    const end = gap > 0 ? at : endOfToken(bytes, at);
    at += gap;
    while (at < end) kept[length++] = bytes[at++] ?? 0;
  }
  return kept.subarray(0, length);
}

/** Returns the end of a token. A string ends after its closing quote, anything else after one byte. */
function endOfToken(bytes: Uint8Array, at: number): number {
  return bytes[at] === quote ? endOfString(bytes, at + 1) : at + 1;
}

function endOfString(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return Math.min(at + 1, bytes.length);
}

/** Returns the number of bytes of the whitespace character at this index, or 0 for anything else. */
function whitespaceLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === 0x20) return 1;
  if (byte < 0x20) return byte >= 0x09 && byte <= 0x0d ? 1 : 0;
  return byte < 0xc2 ? 0 : wideWhitespaceLength(bytes, at);
}

/** U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000, in UTF-8. */
function wideWhitespaceLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0xc2) return bytes[at + 1] === 0xa0 ? 2 : 0;
  const tail = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  switch (bytes[at]) {
    case 0xe1:
      return tail === 0x9a80 ? 3 : 0;
    case 0xe2:
      return isGeneralPunctuationSpace(tail) ? 3 : 0;
    case 0xe3:
      return tail === 0x8080 ? 3 : 0;
    default:
      return 0;
  }
}

function isGeneralPunctuationSpace(tail: number): boolean {
  const isSpaceOfSomeWidth = tail >= 0x8080 && tail <= 0x808a;
  const isSeparator = tail === 0x80a8 || tail === 0x80a9;
  return isSpaceOfSomeWidth || isSeparator || tail === 0x80af || tail === 0x819f;
}
