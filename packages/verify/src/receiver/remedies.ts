import type { PlannedDelivery } from "../plan/delivery.ts";
import { signatureHeader } from "../plan/signature.ts";
import type { CheckResult, Problem } from "./verdict.ts";

/** Words about a failure, and the remedy. */
export interface Words {
  readonly what: string;
  readonly remedy: string;
}

/** One thing that is wrong with a receiver, in plain words, with all the checks that show it. */
export interface Finding {
  /** Stable: the trait that the failing deliveries share, or the kind of failure. */
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly checks: readonly CheckResult[];
  /** The smallest delivery that shows it, if one was looked for. */
  readonly smallest?: PlannedDelivery;
}

/** One thing that is worth to know about a receiver and breaks nothing. */
export interface Note {
  /** Stable, as the code of a finding. */
  readonly code: string;
  readonly what: string;
  readonly checks: readonly CheckResult[];
}

/** Words for hostile deliveries that were not refused. */
export function wordsOfHostile(code: string): Words {
  return hostileWords[code] ?? { what: `Hostile deliveries: ${code}.`, remedy: "Answer 401." };
}

/** Words for authentic deliveries that fail by what they have in common. */
export function wordsOfTrait(
  trait: string,
  { limits = [], checks = [], alternatives = [] }: Partial<TraitContext>,
): Words {
  const { what, remedy } = traitWords[trait] ?? wordsOfSubject(trait, checks[0]?.problem);
  const limited = limits.length === 0 ? [] : [`Only with ${limits.join(" or ")}.`];
  const others = alternatives.flatMap((other) => traitWords[other] ?? []);
  const or = others.map((other) => `Or: ${other.what}`);
  const undecided = others.length === 0 ? [] : ["The run ended before it could tell which."];
  return {
    what: [what, ...limited, ...or, ...undecided, exampleOf(checks)].join(" "),
    remedy: [remedy, ...others.map((other) => other.remedy)].join(" "),
  };
}

/** Facts about a trait that decide its words. */
export interface TraitContext {
  /** The narrower traits that it is confined to. */
  readonly limits: readonly string[];
  /** The failures that it explains. */
  readonly checks: readonly CheckResult[];
  /** Traits that explain the same failures, where what would decide was not sent. */
  readonly alternatives: readonly string[];
}

// What is on the receiver's side of the subject: it may not take the delivery, or take it for another.
function wordsOfSubject(trait: string, problem: Problem | undefined): Words {
  const remedy = "Handle every event and purpose that the distribution may send, in both forms.";
  const isHandling = problem?.code === "not_handled" || problem?.code === "handled_otherwise";
  return {
    what: `Every delivery with ${trait} fails, and no other.`,
    remedy: isHandling ? wordsOfProblem(problem.code).remedy : remedy,
  };
}

/** True if there are words of its own for a trait. */
export function isKnownTrait(trait: string): boolean {
  return traitWords[trait] !== undefined;
}

/** Words for a receiver that treats a delivery now so, now otherwise. */
export function wordsOfUnsteady(checks: readonly CheckResult[]): Words {
  const what =
    "Deliveries fail now and then: the same ones, sent again with fresh ids, got another verdict.";
  return {
    what: `${what} ${exampleOf(checks)}`,
    remedy:
      "Look for what the receiver keeps from one delivery to the next: a limit on requests, a customer " +
      "taken for a duplicate, a resource that runs out. Only the event's type and id and the source's id " +
      "tell a duplicate.",
  };
}

/** Words for a receiver that takes bodies up to some size only. */
export function wordsOfSize(checks: readonly CheckResult[], largestTaken: number): Words {
  const what = `Deliveries fail whose body has more than ${largestTaken} bytes, the most that was taken.`;
  return { what: `${what} ${exampleOf(checks)}`, remedy: raiseLimit };
}

/** Words for addresses at which nothing takes deliveries. The addresses have no user, password or query. */
export function wordsOfNoRoute(addresses: readonly string[]): Words {
  const what = `No route takes the deliveries at ${addresses.join(" and ")}.`;
  return { what, remedy: checkPath };
}

function exampleOf(checks: readonly CheckResult[]): string {
  return checks[0]?.problem?.message ?? "";
}

/** Words for authentic deliveries that fail with nothing in common but how. */
export function wordsOfProblem(code: string, checks: readonly CheckResult[] = []): Words {
  const words = problemWords[code] ?? { what: `Deliveries fail: ${code}.`, remedy: "" };
  // As what they are handled is not to be guessed from the kind of failure.
  const isSpecific = code === "handled_otherwise" && checks.length > 0;
  return isSpecific ? { ...words, what: `${words.what} ${exampleOf(checks)}` } : words;
}

/** Ranks a trait: of two that explain the same, the lower one is named. */
export function rankOf(trait: string): number {
  const at = traitOrder.indexOf(trait);
  return at < 0 ? traitOrder.length : at;
}

/** Every hostile delivery was accepted. */
export const notChecked: Words = {
  what: "The signature is not checked: every hostile delivery was answered with success.",
  remedy:
    "Compute HMAC-SHA256 of the raw body with the webhook's secret, compare it in constant time " +
    "with x-voucherify-signature, and answer 401 if they differ.",
};

const raiseLimit =
  "Raise the limit on the size of a body: an order with many items is larger than all of these. A megabyte is enough.";

const checkPath = "Check the path in the address, and that the receiver takes POST there.";

const once =
  "Refuse a request that has x-voucherify-signature more than once: read all of its values, not one.";

const hostileWords: { readonly [code: string]: Words } = {
  "accepts signature missing": {
    what: "A delivery without a signature is accepted.",
    remedy: "Refuse a request that has no x-voucherify-signature. Never skip the check.",
  },
  "accepts signature empty": {
    what: "A delivery with an empty signature is accepted.",
    remedy: "Treat an empty x-voucherify-signature as a wrong one.",
  },
  "accepts signature wrong": {
    what: "A delivery signed with another secret is accepted.",
    remedy: "Compare the signature's value with the one that you computed, not only its form.",
  },
  "accepts signature truncated": {
    what: "A truncated signature is accepted.",
    remedy: "Compare all 64 hexadecimal digits. A shorter value is wrong whatever it begins with.",
  },
  "accepts signature prefixed": {
    what: "A signature with a prefix such as sha256= is accepted.",
    remedy: "Compare the header as it is. The sender adds no prefix, so none may be removed.",
  },
  "accepts signature doubled": {
    what: "A delivery with two signatures, a wrong one and then the right one, is accepted.",
    remedy: once,
  },
  "accepts signature followed": {
    what: "A delivery with two signatures, the right one and then a wrong one, is accepted.",
    remedy: once,
  },
  "accepts signature lengthened": {
    what: "A signature with other characters behind it is accepted.",
    remedy:
      "Compare the whole value: what is not 64 hexadecimal digits is wrong, even if it begins with the right ones.",
  },
  "accepts signature with an empty secret": {
    what: "A delivery signed with an empty secret is accepted.",
    remedy: "Do not start, or refuse everything, while the secret is not set or empty.",
  },
  "accepts body altered": {
    what: "A body that was altered after signing is accepted.",
    remedy: "Compute the signature over every byte of the body, not over parts of it.",
  },
  handled_though_refused: {
    what: "Hostile deliveries are refused, and handled all the same.",
    remedy:
      "Verify before anything else: no parsing, storing or handling until the signature fits.",
  },
  redirected: {
    what: "Hostile deliveries are redirected.",
    remedy: "Answer 401 at the address itself.",
  },
  server_error: {
    what: "Hostile deliveries are answered with a server error.",
    remedy:
      "Answer 401: a 5xx says that you are out of order, and makes senders try again. Comparing " +
      "buffers of different length throws in some libraries: compare the lengths first.",
  },
  too_slow: {
    what: "Hostile deliveries are not answered in time.",
    remedy: "Answer 401 as soon as the signature turns out to be wrong.",
  },
  no_answer: {
    what: "The connection ends without an answer when a delivery is hostile.",
    remedy:
      "Answer 401. Comparing buffers of different length throws in some libraries: compare the " +
      "lengths first.",
  },
};

// The order decides between traits that explain the same failures.
const traitWords: { readonly [trait: string]: Words } = {
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

const problemWords: { readonly [code: string]: Words } = {
  signature_refused: {
    what: "Authentic deliveries are refused as unauthentic.",
    remedy:
      `The signature is in the header ${signatureHeader}: 64 hex digits, the HMAC-SHA256 of the raw body ` +
      "with the secret. Check that the receiver uses the same secret as this run, without white space around it, " +
      "that it verifies the raw bytes of the body, and that nothing in front of it refuses senders " +
      "that it does not know.",
  },
  body_too_large: { what: "Deliveries are refused as too large (413).", remedy: raiseLimit },
  too_many_requests: {
    what: "Deliveries are refused because there were too many (429).",
    remedy:
      "Do not limit how many deliveries come: a campaign may send them all at once, and after twelve " +
      "refusals the sender pauses the distribution.",
  },
  no_route: {
    what: "No route takes the deliveries.",
    remedy: checkPath,
  },
  length_required: {
    what: "A content-length is demanded.",
    remedy: "Read the body to its end. Do not demand or rely on content-length.",
  },
  refused: {
    what: "Authentic deliveries are refused.",
    remedy:
      "Answer every authentic delivery with 2xx, also one that you cannot use: after twelve " +
      "failures the sender pauses the distribution.",
  },
  redirected: {
    what: "Deliveries are redirected.",
    remedy: "Answer at the address itself. A sender of webhooks does not follow redirects.",
  },
  server_error: {
    what: "The receiver fails with a server error.",
    remedy: "See the receiver's log. Store what you cannot handle, and answer 2xx.",
  },
  too_slow: {
    what: "Deliveries are not answered in time.",
    remedy: "Answer as soon as the delivery is stored, and work afterwards.",
  },
  no_answer: {
    what: "The connection ends without an answer.",
    remedy: "See the receiver's log: it may have crashed, or limits what it reads.",
  },
  not_handled: {
    what: "Deliveries are answered with success, but no handler runs with them.",
    remedy:
      "Check that the handler of each event and purpose is called, and that the observation " +
      "lists event, purpose and order id of what it got.",
  },
  handled_otherwise: {
    what: "Deliveries are handled as another event or purpose, instead or as well.",
    remedy:
      'Take the event from "event.type" (a raw payload\'s from its address) and the purpose from ' +
      "the keys of the data, and call the one handler of both and no other.",
  },
  pact_disagrees: {
    what: "Pact's verifier judges otherwise than the answers suggest.",
    remedy: "Please report this: it is likely a fault of this command.",
  },
};

const traitOrder: readonly string[] = Object.keys(traitWords);
