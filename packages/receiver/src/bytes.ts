/** Checks that a value is bytes of any realm, because test runners and frames have their own classes. */
export function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** Decodes base64, also with line breaks or without padding. Returns undefined for any other text. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    const decoded = atob(text);
    const bytes = new Uint8Array(decoded.length);
    // An iterator takes fifteen times as long.
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = decoded.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}

/** The largest body that is examined for the cause of a wrong signature. Anyone can cause that work. */
export const maxExaminedBytes: number = 64 * 1024;

/**
 * Decodes bytes that are base64 text in either alphabet. Returns undefined for any other bytes, and for more than
 * {@link maxExaminedBytes}.
 */
export function decodeBase64Bytes(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.byteLength > maxExaminedBytes) return undefined;
  const text = new TextDecoder("latin1").decode(bytes);
  return decodeBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
