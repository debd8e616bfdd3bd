import { createHmac } from "node:crypto";

/** The header that carries the signature, as the vendor names it. */
export const signatureHeader = "x-voucherify-signature";

/**
 * The secret of the signatures recorded in the webhook pact. It is published, so it protects nothing:
 * a receiver under test may use it, a receiver in production must not.
 */
export const testSecret = "order-webhooks-test-secret";

/** The signature of a body: lower-case hex HMAC-SHA256 over its UTF-8 bytes. */
export function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("hex");
}

/** The ways in which a hostile delivery differs from an authentic one: none of its signatures signs its body. */
export type Tampering = (typeof tamperings)[number] | (typeof probedTamperings)[number];

/** The places of a wrong signature next to the right one. Nothing is forged, so it may be taken or refused. */
export type Companion = (typeof companions)[number];

/** All tamperings, in the order in which the webhook pact has them. */
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

/** Tamperings that are tried on a running receiver only, and are not in the webhook pact. */
export const probedTamperings = ["signature lengthened", "signature with an empty secret"] as const;

/** All companions. The webhook pact has none of them: Pact has no words for what may be either. */
export const companions = ["a wrong signature first", "a wrong signature last"] as const;

/** Values that a signature header may be made of, or words that stand for them. */
export interface SignatureParts {
  /** The right signature of the text that is signed. */
  readonly right: string;
  readonly wrong: string;
  readonly anotherWrong: string;
  readonly truncated: string;
  readonly ofEmptySecret: string;
}

/**
 * The values of the signature header of a delivery. None if the header is left out.
 * With an altered body the caller signs the body as it was and sends another one.
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

/** Arranges the values of a signature header, in the order in which they are sent. */
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
      // No hexadecimal digits: some decoders stop there, and take what they have.
      return [`${right}zz`];
    case "signature with an empty secret":
      return [ofEmptySecret];
    case "body altered":
    case undefined:
      return [right];
  }
}
