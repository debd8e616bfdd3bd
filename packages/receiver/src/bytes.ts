/** Checks that a value is bytes, from any realm: test runners and frames have their own classes. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** Decodes base64, with line breaks or without padding too. Returns undefined for any other text. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Decodes bytes that are base64 text, of either alphabet. Returns undefined for any other bytes. */
export function decodeBase64Bytes(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder("latin1").decode(bytes);
  return decodeBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
