import { createHmac, createSecretKey } from "node:crypto";
import { signatureHeader } from "@order-webhooks/receiver";

/** The secret that all deliveries are signed with. */
export const secret = "order-webhooks-bench-secret";

/** Placeholder in a text for the ID of a delivery. Each delivery gets a different ID. */
export const idPlaceholder = "distinctdelivery00";

/** The path that all deliveries are sent to. */
const path = "/webhooks";

/** An authentic delivery with its own event ID. */
export interface SignedDelivery {
  /** The bytes of the whole HTTP request. */
  readonly request: Buffer;
  /** The part of the request that is its body. */
  readonly body: Buffer;
  readonly signature: string;
}

/** A delivery in the form in which a server passes it to a receiver. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

/** Makes different deliveries from one text, all of the same size. */
export class DeliveryMaker {
  /** The size of a body. */
  readonly bytes: number;
  readonly #key = createSecretKey(secret, "utf8");
  readonly #template: Buffer;
  readonly #headBytes: number;
  readonly #idPlaces: readonly number[];
  readonly #signaturePlace: number;
  #made = 0;

  /** @param text delivery as JSON, with {@link idPlaceholder} in place of each ID */
  constructor(text: string) {
    this.bytes = Buffer.byteLength(text);
    const head = writeHead(this.bytes);
    this.#headBytes = head.length;
    this.#template = Buffer.from(head + text);
    this.#signaturePlace = head.indexOf(signaturePlaceholder);
    this.#idPlaces = findAll(this.#template, idPlaceholder);
  }

  /** Makes deliveries with IDs that it has not used before. */
  make(count: number): readonly SignedDelivery[] {
    return Array.from({ length: count }, () => this.makeOne());
  }

  /** Makes one delivery with IDs that it has not used before. */
  makeOne(): SignedDelivery {
    const request = Buffer.from(this.#template);
    const body = request.subarray(this.#headBytes);
    const id = String(this.#made).padStart(idPlaceholder.length, "0");
    this.#made += 1;
    for (const place of this.#idPlaces) request.write(id, place, "latin1");
    const signature = createHmac("sha256", this.#key).update(body).digest("hex");
    request.write(signature, this.#signaturePlace, "latin1");
    return { request, body, signature };
  }
}

const signaturePlaceholder = "0".repeat(64);

function writeHead(bodyBytes: number): string {
  const headers = toHeaders(bodyBytes, signaturePlaceholder);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/** Returns a delivery in the form in which a server passes it to a receiver. Copies the body. */
export function toRawRequest({ body, signature }: SignedDelivery): ReadRequest {
  const headers = toHeaders(body.length, signature);
  return { method: "POST", path, headers, body: new Uint8Array(body) };
}

function toHeaders(bodyBytes: number, signature: string): { readonly [name: string]: string } {
  return {
    host: "receiver.example",
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": "bench",
    [signatureHeader]: signature,
    "content-length": String(bodyBytes),
    connection: "keep-alive",
  };
}

function findAll(bytes: Buffer, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}
