import type { HeaderFailureCause } from "./causes.ts";

/**
 * Decodes 64 hex digits of either case to 32 bytes. Returns undefined for anything else, so that all signatures have
 * one length.
 */
export function decodeSignature(header: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof header !== "string" || !/^[0-9a-f]{64}$/i.test(header)) return undefined;
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) {
    bytes[at] = (digitAt(header, 2 * at) << 4) | digitAt(header, 2 * at + 1);
  }
  return bytes;
}

/** Reads a hex digit. The value of a letter is its last four bits plus 9. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code & 0xf) + (code > 0x39 ? 9 : 0);
}

/** Finds a cause that the header alone shows. Returns undefined for a well-formed signature. */
export function findHeaderFailure(header: unknown): HeaderFailureCause | undefined {
  if (header === undefined || header === null || header === "") return "signature_missing";
  if (typeof header !== "string" || header.includes(",")) return "signature_repeated";
  if (decodeSignature(header)) return undefined;
  if (/^(hmac-?)?(sha-?256|v\d)[=:]/i.test(header)) return "signature_prefixed";
  if (/^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(header)) {
    return "signature_other_algorithm";
  }
  return /^[\w+/-]{43}=?$/.test(header) ? "signature_base64" : "signature_malformed";
}
