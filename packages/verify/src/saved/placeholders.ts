import type { PlannedDelivery } from "../plan/delivery.ts";
import type { Companion, Tampering } from "../plan/signature.ts";

/** Names of the files of a saved delivery that hold texts to sign. */
export const bodyFiles = {
  own: "body.json",
  before: "body-before.json",
  signed: "body-signed.json",
} as const;

const wrong = "<wrong signature>";
const other = "<another, wrong signature>";

/**
 * Names the values of the signature header in their order, so that each can be computed again.
 * The right signature of the delivery's own body is `<signature>`, that of another text names its file.
 */
export function toPlaceholders(delivery: PlannedDelivery, bodyFile: string): readonly string[] {
  const file = signedFileOf(delivery) ?? bodyFile;
  const right = file === bodyFiles.own ? "<signature>" : `<signature of ${file}>`;
  return placeholdersOf(right, delivery.tampering ?? delivery.companion);
}

function placeholdersOf(right: string, way?: Tampering | Companion): readonly string[] {
  switch (way) {
    case "signature missing":
      return [];
    case "signature empty":
      return [""];
    case "signature wrong":
      return [wrong];
    case "signature truncated":
      return ["<signature without its last digit>"];
    case "signature prefixed":
      return [`sha256=${right}`];
    case "signature lengthened":
      return [`${right}zz`];
    case "signature with an empty secret":
      return ["<signature with an empty secret>"];
    case "both signatures wrong":
      return [wrong, other];
    case "a wrong signature first":
      return [other, right];
    case "a wrong signature last":
    case "body altered, two signatures":
      return [right, other];
    case "body altered":
    case undefined:
      return [right];
  }
}

/** The file with the text that was signed, if that is not the body. */
export function signedFileOf({ body, signed }: PlannedDelivery): string | undefined {
  return signed === body ? undefined : bodyFiles.signed;
}
