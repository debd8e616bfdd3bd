import { createHmac } from "node:crypto";

/** Name of the vendor's signature header. */
export const signatureHeader = "x-voucherify-signature";

/**
 * Secret of the signatures recorded in the webhook pact. It is published and protects nothing. Use
 * it for a receiver under test, never in production.
 */
export const testSecret = "order-webhooks-test-secret";

/** Returns the kind of a secret, which reports may show. */
export function kindOfSecret(secret: string): "published" | "own" {
  return secret === testSecret ? "published" : "own";
}

/** Returns the signature of a body: the lower-case hex HMAC-SHA256 of its UTF-8 bytes. */
export function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("hex");
}

/**
 * Difference of a hostile delivery from an authentic one. None of its signatures matches its body.
 */
export type Tampering = (typeof tamperings)[number] | (typeof probedTamperings)[number];

/**
 * Position of a wrong signature next to the correct one. Nothing is forged, so the receiver may
 * accept or refuse it.
 */
export type Companion = (typeof companions)[number];

/** Tamperings of the webhook pact, in its order. */
export const tamperings = [
  "signature missing",
  "signature empty",
  "signature wrong",
  "signature truncated",
  "signature prefixed",
  "both signatures wrong",
  "body altered",
  "body altered, two signatures",
] as const;

/** Tamperings that are sent only to a running receiver. The webhook pact does not have them. */
export const probedTamperings = ["signature lengthened", "signature with an empty secret"] as const;

/** Positions of a wrong signature next to the correct one. */
export const companions = ["a wrong signature first", "a wrong signature last"] as const;

/** Values that a signature header is made of, or placeholders for them. */
export interface SignatureParts {
  /** Correct signature of the signed text. */
  readonly right: string;
  readonly wrong: string;
  readonly anotherWrong: string;
  readonly truncated: string;
  readonly ofEmptySecret: string;
}

/**
 * Returns the values of a delivery's signature header. Empty if the header is omitted. If the body
 * is altered, pass the original text and send the altered one.
 */
export function signatureValues(
  body: string,
  secret: string,
  way?: Tampering | Companion,
): readonly string[] {
  const right = sign(body, secret);
  return arrangeSignatures(way, {
    right,
    wrong: sign(body, `not-${secret}`),
    anotherWrong: sign(body, `nor-${secret}`),
    truncated: right.slice(0, -1),
    ofEmptySecret: sign(body, ""),
  });
}

/** Returns the values of a signature header in the order in which they are sent. */
export function arrangeSignatures(
  way: Tampering | Companion | undefined,
  { right, wrong, anotherWrong, truncated, ofEmptySecret }: SignatureParts,
): readonly string[] {
  switch (way) {
    case "signature missing":
      return [];
    case "signature empty":
      return [""];
    case "signature wrong":
      return [wrong];
    case "signature truncated":
      return [truncated];
    case "signature prefixed":
      return [`sha256=${right}`];
    case "both signatures wrong":
      return [wrong, anotherWrong];
    case "a wrong signature first":
      return [wrong, right];
    case "a wrong signature last":
    case "body altered, two signatures":
      return [right, wrong];
    case "signature lengthened":
      // No hexadecimal digits: some decoders stop there and accept the digits before them.
      return [`${right}zz`];
    case "signature with an empty secret":
      return [ofEmptySecret];
    case "body altered":
    case undefined:
      return [right];
  }
}
