import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { signatureHeader } from "@order-webhooks/receiver";
import { type ReadRequest, secret } from "../deliveries/signed.ts";

const key = createSecretKey(secret, "utf8");

/**
 * Verifies the signature of the bytes with a key that was made once, and parses them. This is the minimum work of any
 * receiver.
 */
export function verifyAndParse({ headers, body }: ReadRequest): unknown {
  const signature = Buffer.from(String(headers[signatureHeader]), "hex");
  const computed = createHmac("sha256", key).update(body).digest();
  if (!timingSafeEqual(computed, signature))
    throw new Error("an authentic delivery did not verify");
  return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString("utf8"));
}
