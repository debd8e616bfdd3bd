import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A self-signed certificate and its key. */
export interface OwnCertificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * Creates a certificate for 127.0.0.1 that is valid in this century. It writes DER, because Node.js creates only keys.
 */
export function createCertificate(): OwnCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const body = toBody(publicKey);
  const signature = Buffer.concat([Buffer.of(0), sign("sha256", body, privateKey)]);
  const der = sequence(body, ecdsaWithSha256, value(0x03, signature));
  const lines = der.toString("base64").replaceAll(/.{64}/g, "$&\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

function toBody(publicKey: KeyObject): Buffer {
  const version = value(0xa0, value(0x02, Buffer.of(2)));
  const serial = value(0x02, Buffer.of(1));
  const validity = sequence(utcTime("000101000000Z"), utcTime("491231235959Z"));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const address = value(0x87, Buffer.of(127, 0, 0, 1));
  const alternativeName = sequence(oid("551d11"), value(0x04, sequence(address)));
  const extensions = value(0xa3, sequence(alternativeName));
  return sequence(version, serial, ecdsaWithSha256, name, validity, name, spki, extensions);
}

/** Encodes one value with its tag and its length. */
function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...(length < 128 ? [length] : long)), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return value(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return value(0x06, Buffer.from(hex, "hex"));
}

function utcTime(text: string): Buffer {
  return value(0x17, Buffer.from(text));
}

const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
const commonName = sequence(oid("550403"), value(0x0c, Buffer.from("target")));
const name = sequence(value(0x31, commonName));
