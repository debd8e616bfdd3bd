import type { CheckResult } from "../../receiver/verdict.ts";
import type { Words } from "./words.ts";

/** Words for hostile deliveries that were not refused, and for authentic ones with two signatures if they fail alike. */
export function wordsOfHostile(code: string, hasCompanions: boolean): Words {
  const words = hostileWords[code] ?? {
    what: `Hostile deliveries: ${code}.`,
    remedy: "Answer 401.",
  };
  return hasCompanions ? { ...words, what: `${words.what} ${likewise}` } : words;
}

const likewise =
  "So it is with a right signature next to a wrong one, which may be taken or refused with 401.";

/** Words for authentic deliveries with a second, wrong signature that are neither taken nor refused. */
export function wordsOfCompanions(companions: readonly CheckResult[], hasHostile: boolean): Words {
  const outcomes = new Set(companions.map(describeOutcome));
  const hostile = hasHostile ? " So it is with two wrong ones, which are to be refused." : "";
  return {
    what: `A delivery with a right and a wrong signature ${[...outcomes].join(", or ")}.${hostile}`,
    remedy:
      "Take it or refuse it with 401. Both are right, since one of its values signs this very body: " +
      "what is taken is handled, and what is refused is not.",
  };
}

function describeOutcome({ problem, status }: CheckResult): string {
  switch (problem?.code) {
    case "not_handled":
      return "is answered with success, and not handled";
    case "handled_though_refused":
      return `is answered ${status}, and handled all the same`;
    case "handled_otherwise":
      return "is handled as another event or purpose";
    case "handled_twice":
      return "is handled more often than once";
    case "too_slow":
      return "is not answered in time";
    case "no_answer":
      return "gets no answer";
    default:
      return `is answered ${status}`;
  }
}

/** Every hostile delivery was accepted. */
export const notChecked: Words = {
  what: "The signature is not checked: every hostile delivery was answered with success.",
  remedy:
    "Compute HMAC-SHA256 of the raw body with the webhook's secret, compare it in constant time " +
    "with x-voucherify-signature, and answer 401 if they differ.",
};

/** The observation cannot be read. */
export const unreadable: Words = {
  what: "The observation cannot be read any more.",
  remedy: 'Answer GET with {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}.',
};

/** Words for a receiver that takes a right signature next to a wrong one. */
export const notesOfCompanions: { readonly [code: string]: string } = {
  reads_first_signature:
    "Of two signatures the receiver reads the first one. Nothing was forged: that value signs this very " +
    "body. Stacks do so that return the first of two headers of one name, such as FastAPI's Header(), " +
    "Go's Header.Get, the JDK's getFirst and Python's headers.get.",
  reads_last_signature:
    "Of two signatures the receiver reads the last one. Nothing was forged: that value signs this very " +
    "body. Stacks do so that put the headers into a map, where the last one of a name is kept.",
  takes_any_signature:
    "Of two signatures it is enough for the receiver that one is right. Nothing was forged: that value " +
    "signs this very body. Receivers do so that try each value, for example while a secret is replaced.",
};

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
  "accepts both signatures wrong": {
    what: "A delivery with two signatures, both of them wrong, is accepted.",
    remedy: "Accept a request only if a value of x-voucherify-signature signs its body.",
  },
  "accepts body altered, two signatures": {
    what: "A body that was altered after signing is accepted if a second signature goes along.",
    remedy: "Accept a request only if a value of x-voucherify-signature signs its body.",
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
  forgeries_answered: {
    what: "Forged deliveries are answered with success, though not handled.",
    remedy:
      "Answer 401. A success tells the sender that it has the right secret: with a wrong one, all deliveries " +
      "would be lost without a sign.",
  },
  handled_though_refused: {
    what: "Deliveries are refused, and handled all the same.",
    remedy:
      "Verify before anything else: no parsing, storing or handling until the signature fits.",
  },
  observation_unreadable: {
    ...unreadable,
    what: "The observation cannot be read after hostile deliveries.",
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
