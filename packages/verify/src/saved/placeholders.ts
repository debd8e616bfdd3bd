import type { PlannedDelivery } from "../plan/delivery.ts";
import { arrangeSignatures } from "../plan/signature.ts";

/** Names of the files in a saved delivery whose texts are signed. */
export const bodyFiles = {
  own: "body.json",
  before: "body-before.json",
  signed: "body-signed.json",
} as const;

const placeholders = {
  wrong: "<wrong signature>",
  anotherWrong: "<another, wrong signature>",
  truncated: "<signature without its last digit>",
  ofEmptySecret: "<signature with an empty secret>",
};

/**
 * Returns placeholders for the values of the signature header in their order, so that each can be
 * computed again. The correct signature of the delivery's own body is `<signature>`. That of
 * another text names its file.
 */
export function toPlaceholders(delivery: PlannedDelivery, bodyFile: string): readonly string[] {
  const file = signedFileOf(delivery) ?? bodyFile;
  const right = file === bodyFiles.own ? "<signature>" : `<signature of ${file}>`;
  return arrangeSignatures(delivery.tampering ?? delivery.companion, { right, ...placeholders });
}

/** Returns the file with the signed text, if that is not the body. */
export function signedFileOf({ body, signed }: PlannedDelivery): string | undefined {
  return signed === body ? undefined : bodyFiles.signed;
}
