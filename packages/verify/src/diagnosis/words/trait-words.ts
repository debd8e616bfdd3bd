import type { Words } from "./words.ts";

/** True if there are words of its own for a trait. */
export function isKnownTrait(trait: string): boolean {
  return traitWords[trait] !== undefined;
}

/** Ranks a trait: of two that explain the same, the lower one is named. */
export function rankOf(trait: string): number {
  const order = Object.keys(traitWords);
  const at = order.indexOf(trait);
  return at < 0 ? order.length : at;
}

/** Words for what all failing deliveries share. The order decides between traits that explain the same failures. */
export const traitWords: { readonly [trait: string]: Words } = {
  "bytes differ when written again": {
    what: "Deliveries fail whose bytes change when their JSON is parsed and written again.",
    remedy:
      "Verify the signature over the raw bytes of the body, before and apart from parsing it.",
  },
  "white space between tokens": {
    what: "Deliveries fail whose JSON has white space between its tokens.",
    remedy:
      "Verify the signature over the raw bytes first. Strip white space only as a second try.",
  },
  "text outside ASCII": {
    what: "Deliveries fail that have text outside ASCII.",
    remedy:
      "Take the body as bytes or as UTF-8. Another decoding changes what is verified and read.",
  },
  "numbers such as 10.0": {
    what: "Deliveries fail that have numbers such as 10.0.",
    remedy: "Read a number by its value: 10.0 is 10, whatever follows the point in its text.",
  },
  "the same delivery again": {
    what: "A delivery that comes a second time is not answered with success.",
    remedy:
      "Answer a duplicate with 2xx and leave it at that. Otherwise the sender sends it again and again.",
  },
  "type is not the event": {
    what: 'Deliveries fail unless their "type" happens to be the event\'s name.',
    remedy:
      'Read the event from "event.type". The delivery\'s own "type" is text that the owner typed.',
  },
  "referrer null": {
    what: "Deliveries fail whose referrer is null.",
    remedy: '"referrer" is always there and null unless a referral was used: allow null.',
  },
  "referrer present": {
    what: "Deliveries fail that have a referrer.",
    remedy: '"referrer" may be a customer: read it like "customer", or ignore it.',
  },
  "redemption null": {
    what: "Deliveries fail whose redemption is null.",
    remedy: '"redemption" is always there and null unless one caused the event: allow null.',
  },
  "redemption present": {
    what: "Deliveries fail that have a redemption.",
    remedy: '"redemption" may be an object of which nothing is certain: allow it.',
  },
  "the delivery's type is the event's name": {
    what: 'Deliveries fail whose "type" happens to be the event\'s name.',
    remedy:
      'Read the event from "event.type". The delivery\'s own "type" is text that the owner typed, whatever it says.',
  },
  "referrer null, redemption present": {
    what: "Deliveries fail that have a redemption and no referrer.",
    remedy: "Allow each of the two to be null or there, whatever the other one is.",
  },
  "referrer present, redemption null": {
    what: "Deliveries fail that have a referrer and no redemption.",
    remedy: "Allow each of the two to be null or there, whatever the other one is.",
  },
  "form raw": {
    what: "Raw payloads fail.",
    remedy:
      "A raw payload is the event's data alone: no envelope, so take the event from the address.",
  },
  "form envelope": {
    what: "Deliveries in the envelope fail.",
    remedy: 'Find the event in "event.type" and its payload in "data".',
  },
  "unknown keys": {
    what: "Deliveries fail that have keys which the schemas do not know.",
    remedy: "Ignore unknown keys at every level: the sender adds keys without notice.",
  },
  "unknown enum values": {
    what: "Deliveries fail that have enum values which the schemas do not know.",
    remedy: "Accept any text where values are listed: the sender adds values without notice.",
  },
  "an order without items": {
    what: "An order without items fails.",
    remedy: 'Allow "items" to be an empty list.',
  },
  "nullable keys null": {
    what: "Deliveries fail in which every key is null that may be.",
    remedy: "Allow null wherever the types say so, for example a customer's email.",
  },
  "keys of other purposes null": {
    what: "Deliveries fail in which the keys of other purposes are null.",
    remedy: "Treat a purpose key that is null as absent when you tell the purposes apart.",
  },
  "optional keys absent": {
    what: "Deliveries fail in which every key is absent that may be.",
    remedy: "Allow absent keys wherever the types say so.",
  },
  "timestamps with microseconds": {
    what: "Timestamps with six digits after the seconds fail.",
    remedy: "Accept any number of fraction digits.",
  },
  "timestamps without a fraction": {
    what: "Timestamps without digits after the seconds fail.",
    remedy: "Accept any number of fraction digits, none included.",
  },
  "amounts beyond 32 bits": {
    what: "Amounts fail that no signed integer of 32 bits holds.",
    remedy: "Read amounts as integers of 64 bits: they count the smallest unit of a currency.",
  },
  "ids of a sandbox project": {
    what: "Deliveries of a sandbox project fail.",
    remedy: "Do not check the form of ids: a project's id begins with proj_ or sand_.",
  },
  "names outside ASCII": {
    what: "Names outside ASCII fail.",
    remedy:
      "Take the body as bytes or as UTF-8. Another decoding changes what is verified and read.",
  },
  "content type with charset": {
    what: 'Deliveries fail whose content type is "application/json; charset=utf-8".',
    remedy: "Compare the media type only, without its parameters.",
  },
  "the body in small pieces": {
    what: "A body that arrives in small pieces fails.",
    remedy: "Collect all chunks as bytes, to the end of the request, and decode them once.",
  },
  "a body of untold length": {
    what: "A body without a content-length (chunked) fails.",
    remedy: "Read the body to its end. Do not demand or rely on content-length.",
  },
  "header names with capital letters": {
    what: "Deliveries fail whose header names have capital letters.",
    remedy: "Compare the names of headers without regard to case, as HTTP has them.",
  },
  "an order with many items": {
    what: "An order with many items fails, whose body has more than 100 KB.",
    remedy:
      "Raise the limit on the size of a body. Many frameworks have one of 100 KB by default. A megabyte is enough.",
  },
  "a delivery after a forgery of it": {
    what: "An authentic delivery fails if a forgery with the same ids came before it.",
    remedy:
      "Remember ids only after the signature has been verified. Otherwise a forged request makes you lose " +
      "the delivery whose ids it has.",
  },
  "another event of the same order": {
    what: "A second event of the same type about the same order fails.",
    remedy:
      "Do not take an order's id for a delivery's: an order is updated more than once. An event's \"event.type\" " +
      'and "event.id" and the "source.id" of the envelope tell a duplicate. Let the observation have one entry ' +
      "each time that a handler ran.",
  },
  "JSON with white space": {
    what: "Deliveries fail whose JSON has white space between its tokens.",
    remedy:
      "Verify the signature over the raw bytes first. Strip white space only as a second try.",
  },
  "JSON with escapes and 10.0": {
    what: "Deliveries fail whose JSON has escapes or numbers such as 10.0.",
    remedy:
      "Verify the signature over the raw bytes of the body, before and apart from parsing it.",
  },
};
