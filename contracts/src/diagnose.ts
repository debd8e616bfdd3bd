import { groupBy } from "./group.ts";
import type { Judged, ProblemCode } from "./judge.ts";

/** One thing that is wrong with a receiver, in plain words, with all the checks that show it. */
export interface Finding {
  /** Stable: the trait that the failing deliveries share, or the kind of failure. */
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly checks: readonly Judged[];
}

interface Words {
  readonly what: string;
  readonly remedy: string;
}

/**
 * Explains the failures: first what should have been refused, then, among the authentic deliveries, the
 * traits that all failing ones share and no accepted one has, the widest first, then what is left.
 */
export function diagnose(judged: readonly Judged[]): readonly Finding[] {
  const hostile = judged.filter(({ check }) => check.group === "refusal");
  const authentic = judged.filter(({ check }) => check.group !== "refusal");
  return [...explainHostile(hostile, authentic), ...explainAuthentic(authentic)];
}

function explainHostile(hostile: readonly Judged[], authentic: readonly Judged[]): Finding[] {
  const failed = hostile.filter(isFailed);
  const unsilenced = failed.filter(({ problem }) => !sharedWith(authentic, problem?.code));
  if (unsilenced.length === hostile.length && hostile.every(isNotRefused)) {
    return [{ code: "signature-not-checked", ...notChecked, checks: unsilenced }];
  }
  const groups = groupBy(unsilenced, ({ problem, check }) =>
    problem?.code === "not-refused" ? `accepts ${check.title}` : (problem?.code ?? ""),
  );
  return [...groups].map(([code, checks]) => ({ code, ...wordsOfHostile(code), checks }));
}

// A receiver that is silent to everything is silent to hostile deliveries too: one finding, not two.
function sharedWith(authentic: readonly Judged[], code: ProblemCode | undefined): boolean {
  const general = code === "too-slow" || code === "no-answer";
  return general && authentic.some(({ problem }) => problem?.code === code);
}

function explainAuthentic(authentic: readonly Judged[]): Finding[] {
  const failed = authentic.filter(isFailed);
  const passed = authentic.filter(
    ({ verdict }) => verdict === "accepted" || verdict === "answered",
  );
  if (passed.length === 0) return explainByProblem(failed);
  const findings: Finding[] = [];
  let left = failed;
  for (;;) {
    const trait = widestTrait(left, passed);
    if (trait === undefined) break;
    const checks = left.filter(({ check }) => check.traits.has(trait));
    findings.push({ code: trait, ...wordsOfTrait(trait, checks), checks });
    left = left.filter(({ check }) => !check.traits.has(trait));
  }
  return [...findings, ...explainByProblem(left)];
}

/** The trait of most failures that no success has; of several the one named first below. */
function widestTrait(failed: readonly Judged[], passed: readonly Judged[]): string | undefined {
  const harmless = new Set(passed.flatMap(({ check }) => [...check.traits]));
  const counts = new Map<string, number>();
  for (const trait of failed.flatMap(({ check }) => [...check.traits])) {
    if (!harmless.has(trait)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  const byWidth = [...counts].sort((a, b) => b[1] - a[1] || rankOf(a[0]) - rankOf(b[0]));
  return byWidth[0]?.[0];
}

function explainByProblem(failed: readonly Judged[]): Finding[] {
  const groups = groupBy(failed, ({ problem, status }) => codeOfProblem(problem?.code, status));
  return [...groups].map(([code, checks]) => ({ code, ...wordsOfProblem(code), checks }));
}

function codeOfProblem(code: ProblemCode | undefined, status: number | undefined): string {
  if (code !== "refused") return code ?? "";
  if (status === 401 || status === 403) return "signature-refused";
  if (status === 404 || status === 405) return "no-route";
  if (status === 411) return "length-required";
  return "refused";
}

function isFailed({ verdict }: Judged): boolean {
  return verdict === "failed";
}

function isNotRefused({ problem }: Judged): boolean {
  return problem?.code === "not-refused";
}

const notChecked: Words = {
  what: "The signature is not checked: every hostile delivery was answered with success.",
  remedy:
    "Compute HMAC-SHA256 of the raw body with the webhook's secret, compare it in constant time " +
    "with x-voucherify-signature, and answer 401 if they differ.",
};

const hostileWords: { readonly [code: string]: Words } = {
  "accepts signature missing": {
    what: "A delivery without a signature is accepted.",
    remedy: "Refuse a request that has no x-voucherify-signature; never skip the check.",
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
    remedy: "Compare all 64 hexadecimal digits; a shorter value is wrong whatever it begins with.",
  },
  "accepts signature prefixed": {
    what: "A signature with a prefix such as sha256= is accepted.",
    remedy: "Compare the header as it is; the sender adds no prefix, so none may be removed.",
  },
  "accepts signature doubled": {
    what: "A delivery with two signatures, one wrong and one right, is accepted.",
    remedy: "Refuse a request that has x-voucherify-signature more than once.",
  },
  "accepts body altered": {
    what: "A body that was altered after signing is accepted.",
    remedy: "Compute the signature over every byte of the body, not over parts of it.",
  },
  "handled-though-refused": {
    what: "Hostile deliveries are refused, and handled all the same.",
    remedy:
      "Verify before anything else: no parsing, storing or handling until the signature fits.",
  },
  "refused-oddly": {
    what: "Hostile deliveries are answered with neither success nor a client error (4xx).",
    remedy: "Answer 401. A 5xx says that you are out of order, and the sender would try again.",
  },
  "too-slow": {
    what: "Hostile deliveries are not answered in time.",
    remedy: "Answer 401 as soon as the signature turns out to be wrong.",
  },
  "no-answer": {
    what: "The connection ends without an answer when a delivery is hostile.",
    remedy:
      "Answer 401. Comparing buffers of different length throws in some libraries: check it first.",
  },
};

function wordsOfHostile(code: string): Words {
  return hostileWords[code] ?? { what: `Hostile deliveries: ${code}.`, remedy: "Answer 401." };
}

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
      "Verify the signature over the raw bytes first; strip white space only as a second try.",
  },
  "text outside ASCII": {
    what: "Deliveries fail that have text outside ASCII.",
    remedy:
      "Take the body as bytes or as UTF-8; another decoding changes what is verified and read.",
  },
  "the same delivery again": {
    what: "A delivery that comes a second time is not answered with success.",
    remedy:
      "Answer a duplicate with 2xx and leave it at that; else the sender tries again and again.",
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
      "Take the body as bytes or as UTF-8; another decoding changes what is verified and read.",
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
    remedy: "Read the body to its end; do not demand or rely on content-length.",
  },
  "JSON with white space": {
    what: "Deliveries fail whose JSON has white space between its tokens.",
    remedy:
      "Verify the signature over the raw bytes first; strip white space only as a second try.",
  },
  "JSON with escapes and 10.0": {
    what: "Deliveries fail whose JSON has escapes or numbers such as 10.0.",
    remedy:
      "Verify the signature over the raw bytes of the body, before and apart from parsing it.",
  },
};

const traitOrder: readonly string[] = Object.keys(traitWords);

function rankOf(trait: string): number {
  const at = traitOrder.indexOf(trait);
  return at < 0 ? traitOrder.length : at;
}

function wordsOfTrait(trait: string, checks: readonly Judged[]): Words {
  const example = checks[0]?.problem?.message ?? "";
  const known = traitWords[trait];
  if (known !== undefined) return { ...known, what: `${known.what} ${example}` };
  return {
    what: `Every delivery with ${trait} fails, and no other. ${example}`,
    remedy: "Handle every event and purpose that the distribution may send, in both forms.",
  };
}

const problemWords: { readonly [code: string]: Words } = {
  "signature-refused": {
    what: "Authentic deliveries are refused as unauthentic.",
    remedy:
      "Check that the receiver uses the same secret as this run, without white space around it, " +
      "and that it verifies the raw bytes of the body.",
  },
  "no-route": {
    what: "No route takes the deliveries.",
    remedy: "Check the path in the address, and that the receiver takes POST there.",
  },
  "length-required": {
    what: "A content-length is demanded.",
    remedy: "Read the body to its end; do not demand or rely on content-length.",
  },
  refused: {
    what: "Authentic deliveries are refused.",
    remedy:
      "Answer every authentic delivery with 2xx, also one that you cannot use: after twelve " +
      "failures the sender pauses the distribution.",
  },
  redirected: {
    what: "Deliveries are redirected.",
    remedy: "Answer at the address itself; a sender of webhooks does not follow redirects.",
  },
  "server-error": {
    what: "The receiver fails with a server error.",
    remedy: "See the receiver's log; store what you cannot handle, and answer 2xx.",
  },
  "too-slow": {
    what: "Deliveries are not answered in time.",
    remedy: "Answer as soon as the delivery is stored, and work afterwards.",
  },
  "no-answer": {
    what: "The connection ends without an answer.",
    remedy: "See the receiver's log: it may have crashed, or limits what it reads.",
  },
  "not-handled": {
    what: "Deliveries are answered with success, but no handler runs with them.",
    remedy:
      "Check that the handler of each event and purpose is called, and that the observation " +
      "lists event, purpose and order id of what it got.",
  },
  "handled-otherwise": {
    what: "Deliveries are handled as another event or purpose.",
    remedy:
      'Take the event from "event.type" (a raw payload\'s from its address) and the purpose from ' +
      "the keys of the data.",
  },
  "observation-unreadable": {
    what: "The observation cannot be read any more.",
    remedy: 'Answer GET with {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}.',
  },
  "pact-disagrees": {
    what: "Pact's verifier judges otherwise than the answers suggest.",
    remedy: "Please report this: it is likely a fault of this command.",
  },
};

function wordsOfProblem(code: string): Words {
  return problemWords[code] ?? { what: `Deliveries fail: ${code}.`, remedy: "" };
}
