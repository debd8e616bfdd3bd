import type { CheckResult } from "../../receiver/verdict.ts";
import type { Words } from "./words.ts";

/**
 * Returns the text for hostile deliveries that were not refused. It also covers authentic
 * deliveries with two signatures that fail in the same way.
 */
export function wordsOfHostile(code: string, hasCompanions: boolean): Words {
  const words = hostileWords[code] ?? {
    what: `Forged deliveries fail: ${code}.`,
    remedy: "Answer 401.",
  };
  return hasCompanions ? { ...words, what: `${words.what} ${likewise}` } : words;
}

const likewise =
  "The same happens to a delivery with a correct and a wrong signature, which may be accepted or refused with 401.";

/**
 * Returns the text for authentic deliveries with a second, wrong signature that are neither
 * accepted nor refused.
 */
export function wordsOfCompanions(companions: readonly CheckResult[], hasHostile: boolean): Words {
  const outcomes = new Set(companions.map(describeOutcome));
  const hostile = hasHostile
    ? " The same happens to a delivery with two wrong signatures, which must be refused."
    : "";
  return {
    what: `A delivery with a correct and a wrong signature ${[...outcomes].join(", or ")}.${hostile}`,
    remedy:
      "Either accept and handle the delivery, or refuse it with 401 and do not handle it. Both are correct, " +
      "because one of the two values matches the body.",
  };
}

function describeOutcome({ problem, status }: CheckResult): string {
  switch (problem?.code) {
    case "not_handled":
      return "gets a success response and is not handled";
    case "handled_though_refused":
      return `is answered ${status} but handled anyway`;
    case "handled_otherwise":
      return "is handled as another event or purpose";
    case "handled_twice":
      return "is handled more than once";
    case "too_slow":
      return "is not answered in time";
    case "no_answer":
      return "gets no answer";
    default:
      return `is answered ${status}`;
  }
}

/** Text if the receiver accepts every hostile delivery. */
export const notChecked: Words = {
  what: "The receiver does not check the signature: it answered every forged delivery with success.",
  remedy:
    "Compute the HMAC-SHA256 of the raw body with the webhook's secret. Compare it in constant time " +
    "with x-voucherify-signature, and answer 401 if they differ.",
};

/** Text for an observation that can no longer be read. */
export const unreadable: Words = {
  what: "The observation can no longer be read.",
  remedy: 'Answer GET with {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}.',
};

/** Notes on a receiver that accepts a correct signature next to a wrong one. */
export const notesOfCompanions: { readonly [code: string]: string } = {
  reads_first_signature:
    "Of two signatures the receiver reads only the first. Nothing was forged, because that signature " +
    "matches the body. This is usual for stacks that return the first of two equal header names, such as FastAPI's Header(), " +
    "Go's Header.Get, the JDK's getFirst and Python's headers.get.",
  reads_last_signature:
    "Of two signatures the receiver reads only the last. Nothing was forged, because that signature " +
    "matches the body. This is usual for stacks that put headers into a map, which keeps the last value of a name.",
  takes_any_signature:
    "The receiver accepts two signatures if one of them is correct. Nothing was forged, because that one " +
    "matches the body. This is usual for receivers that try each value, for example during secret rotation.",
};

const hostileWords: { readonly [code: string]: Words } = {
  "accepts signature missing": {
    what: "The receiver accepts a delivery without a signature.",
    remedy: "Answer 401 to a request without x-voucherify-signature. Never skip the check.",
  },
  "accepts signature empty": {
    what: "The receiver accepts a delivery with an empty signature.",
    remedy: "Treat an empty x-voucherify-signature as wrong, and answer 401.",
  },
  "accepts signature wrong": {
    what: "The receiver accepts a delivery signed with another secret.",
    remedy:
      "Compare the signature's value with the one that you compute. Do not check only its format.",
  },
  "accepts signature truncated": {
    what: "The receiver accepts a truncated signature.",
    remedy: "Compare all 64 hexadecimal digits. A shorter value is always wrong.",
  },
  "accepts signature prefixed": {
    what: "The receiver accepts a signature with a prefix such as sha256=.",
    remedy: "Compare the header without changes. The sender adds no prefix, so do not remove one.",
  },
  "accepts both signatures wrong": {
    what: "The receiver accepts a delivery with two wrong signatures.",
    remedy: "Accept a request only if a value of x-voucherify-signature matches its body.",
  },
  "accepts body altered, two signatures": {
    what: "The receiver accepts a body that was altered after signing, if the request has a second signature.",
    remedy: "Accept a request only if a value of x-voucherify-signature matches its body.",
  },
  "accepts signature lengthened": {
    what: "The receiver accepts a signature that is followed by other characters.",
    remedy:
      "Compare the whole value. A value with more than 64 hexadecimal digits is wrong, even if it begins correctly.",
  },
  "accepts signature with an empty secret": {
    what: "The receiver accepts a delivery signed with an empty secret.",
    remedy: "If the secret is unset or empty, do not start, or refuse every request.",
  },
  "accepts body altered": {
    what: "The receiver accepts a body that was altered after signing.",
    remedy: "Compute the signature over every byte of the body.",
  },
  forgeries_answered: {
    what: "The receiver answers forged deliveries with success, although it does not handle them.",
    remedy:
      "Answer 401. If the receiver's secret is wrong, a success response hides that from the sender, and all " +
      "deliveries are lost unnoticed.",
  },
  handled_though_refused: {
    what: "The receiver refuses deliveries but handles them anyway.",
    remedy: "Verify the signature first. Do not parse, store or handle the delivery before that.",
  },
  observation_unreadable: {
    ...unreadable,
    what: "The observation cannot be read after forged deliveries.",
  },
  redirected: {
    what: "The receiver redirects forged deliveries.",
    remedy: "Answer 401 at this URL directly.",
  },
  server_error: {
    what: "The receiver answers forged deliveries with a server error.",
    remedy:
      "Answer 401. A 5xx reports an outage and makes senders retry. Compare the lengths first, because " +
      "comparing buffers of different lengths throws in some libraries.",
  },
  too_slow: {
    what: "The receiver does not answer forged deliveries in time.",
    remedy: "Answer 401 as soon as the signature check fails.",
  },
  no_answer: {
    what: "The receiver closes the connection without an answer if a delivery is forged.",
    remedy:
      "Answer 401. Compare the lengths first, because comparing buffers of different lengths throws in " +
      "some libraries.",
  },
};
