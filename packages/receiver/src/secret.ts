/** The header that carries the signature; header names are lower-case throughout this package. */
export const signatureHeader = "x-voucherify-signature";

/** One secret as the vendor shows it, or its bytes. */
export type Secret = string | Uint8Array;
