import type { Words } from "./words.ts";

/** Returns true if `traitWords` has an entry for a trait. */
export function isKnownTrait(trait: string): boolean {
  return traitWords[trait] !== undefined;
}

/**
 * Returns the rank of a trait. Of two traits that explain the same failures, the finding names the
 * one of lower rank.
 */
export function rankOf(trait: string): number {
  const order = Object.keys(traitWords);
  const at = order.indexOf(trait);
  return at < 0 ? order.length : at;
}

/**
 * Text for a trait that all failing deliveries share. The order decides between traits that explain
 * the same failures.
 */
export const traitWords: { readonly [trait: string]: Words } = {
  "bytes differ when written again": {
    what: "Deliveries fail if parsing and re-serializing their JSON changes the bytes.",
    remedy: "Verify the signature over the raw bytes of the body, before you parse it.",
  },
  "white space between tokens": {
    what: "Deliveries fail if their JSON has white space between tokens.",
    remedy:
      "Verify the signature over the raw bytes. Only if it does not match, verify the body again without " +
      "the white space outside strings.",
  },
  "text outside ASCII": {
    what: "Deliveries with non-ASCII text fail.",
    remedy:
      "Read the body as bytes or as UTF-8. Any other decoding changes the verified bytes and the text.",
  },
  "numbers such as 10.0": {
    what: "Deliveries with numbers such as 10.0 fail.",
    remedy: "Compare numbers by value, because 10.0 is the integer 10.",
  },
  "the same delivery again": {
    what: "A delivery that is sent a second time does not get a success (2xx).",
    remedy:
      "Answer a duplicate with 2xx and do not handle it. Otherwise the sender keeps sending it.",
  },
  "type is not the event": {
    what: 'Deliveries fail unless their "type" is the event\'s name.',
    remedy: 'Read the event from "event.type". The delivery\'s own "type" is free text.',
  },
  "referrer null": {
    what: "Deliveries with a null referrer fail.",
    remedy: 'Allow null: "referrer" is always present, and null unless a referral was used.',
  },
  "referrer present": {
    what: "Deliveries with a referrer fail.",
    remedy: '"referrer" may be a customer object. Read it like "customer", or ignore it.',
  },
  "redemption null": {
    what: "Deliveries with a null redemption fail.",
    remedy:
      'Allow null: "redemption" is always present, and null unless a redemption caused the event.',
  },
  "redemption present": {
    what: "Deliveries with a redemption fail.",
    remedy: 'Allow an object with any keys: the shape of "redemption" is not documented.',
  },
  "the delivery's type is the event's name": {
    what: 'Deliveries fail if their "type" is the event\'s name.',
    remedy:
      'Read the event from "event.type". The delivery\'s own "type" is free text and may be anything.',
  },
  "referrer null, redemption present": {
    what: "Deliveries with a redemption and a null referrer fail.",
    remedy: "Allow each of the two keys to be null or an object, independently of the other.",
  },
  "referrer present, redemption null": {
    what: "Deliveries with a referrer and a null redemption fail.",
    remedy: "Allow each of the two keys to be null or an object, independently of the other.",
  },
  "form raw": {
    what: "Raw payloads fail.",
    remedy: "A raw payload is the event's data without the envelope. Read the event from the URL.",
  },
  "form envelope": {
    what: "Deliveries in the envelope fail.",
    remedy: 'Read the event from "event.type" and its payload from "data".',
  },
  "unknown keys": {
    what: "Deliveries with unknown keys fail.",
    remedy: "Ignore unknown keys at every level. The sender adds keys without notice.",
  },
  "unknown enum values": {
    what: "Deliveries with unknown enum values fail.",
    remedy:
      "Accept any string where the schemas list values. The sender adds values without notice.",
  },
  "an order without items": {
    what: "An order without items fails.",
    remedy: 'Allow "items" to be an empty list.',
  },
  "nullable keys null": {
    what: "Deliveries fail if every nullable key is null.",
    remedy: "Allow null wherever the schemas allow it, for example in a customer's email.",
  },
  "keys of other purposes null": {
    what: "Deliveries fail if the keys of other purposes are null.",
    remedy: "When you determine the purpose, treat a null purpose key as absent.",
  },
  "optional keys absent": {
    what: "Deliveries fail if every optional key is absent.",
    remedy: "Allow absent keys wherever the schemas allow them.",
  },
  "timestamps with microseconds": {
    what: "Timestamps with six fraction digits fail.",
    remedy: "Accept any number of fraction digits.",
  },
  "timestamps without a fraction": {
    what: "Timestamps without fraction digits fail.",
    remedy: "Accept any number of fraction digits, including none.",
  },
  "amounts beyond 32 bits": {
    what: "Amounts too large for a signed 32-bit integer fail.",
    remedy: "Read amounts as 64-bit integers. They count the smallest unit of a currency.",
  },
  "ids of a sandbox project": {
    what: "Deliveries of a sandbox project fail.",
    remedy: "Do not check the format of IDs. A project's ID begins with proj_ or sand_.",
  },
  "names outside ASCII": {
    what: "Non-ASCII names fail.",
    remedy:
      "Read the body as bytes or as UTF-8. Any other decoding changes the verified bytes and the text.",
  },
  "content type with charset": {
    what: 'Deliveries fail if their content type is "application/json; charset=utf-8".',
    remedy: "Compare only the media type, without its parameters.",
  },
  "the body in small pieces": {
    what: "A body that arrives in small pieces fails.",
    remedy: "Collect all chunks as bytes until the request ends, then decode them once.",
  },
  "a body of unknown length": {
    what: "Chunked bodies, which have no content-length, fail.",
    remedy: "Read the body to its end. Do not require content-length.",
  },
  "header names with capital letters": {
    what: "Deliveries fail if their header names have capital letters.",
    remedy: "Compare header names case-insensitively, as HTTP requires.",
  },
  "an order with many items": {
    what: "An order with many items fails. Its body has more than 100 KB.",
    remedy: "Raise the body size limit. Many frameworks default to 100 KB. One megabyte is enough.",
  },
  "a delivery after a forgery of it": {
    what: "An authentic delivery fails if a forgery with the same IDs arrived first.",
    remedy:
      "Store IDs only after you have verified the signature. Otherwise a forged request makes you lose " +
      "the authentic delivery with the same IDs.",
  },
  "another event of the same order": {
    what: "The second of two events of one type about the same order fails.",
    remedy:
      'Do not detect duplicates by the order ID, because an order may have several events. Compare "event.type", ' +
      '"event.id" and the envelope\'s "source.id" instead. List one entry in the observation ' +
      "for each handler run.",
  },
  "JSON with white space": {
    what: "Deliveries fail if their JSON has white space between tokens.",
    remedy:
      "Verify the signature over the raw bytes. Only if it does not match, verify the body again without " +
      "the white space outside strings.",
  },
  "JSON with escapes and 10.0": {
    what: "Deliveries fail if their JSON has escapes or numbers such as 10.0.",
    remedy: "Verify the signature over the raw bytes of the body, before you parse it.",
  },
};
