/** The text of bytes. Throws where they are not UTF-8, so that no character is quietly replaced. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
