/** Decodes UTF-8. Throws on invalid bytes, so that no character is silently replaced. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
