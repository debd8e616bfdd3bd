/** The header that carries the signature, in lower case, as node:http spells header names. */
export const signatureHeader = "x-voucherify-signature";

/** One secret as the vendor shows it, or its bytes. */
export type Secret = string | Uint8Array;
