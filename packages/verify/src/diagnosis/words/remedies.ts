import { pleaseReport } from "../../errors.ts";
import { signatureHeader } from "../../plan/signature.ts";
import type { CheckResult } from "../../receiver/verdict.ts";
import { listOf } from "../../text/count.ts";
import { checkOthers, explainRefusal, type SecretSource } from "../../text/secret-words.ts";
import { unreadable } from "./hostile-words.ts";
import { traitWords } from "./trait-words.ts";
import type { Words } from "./words.ts";

/** Returns the text for authentic deliveries that fail because of a trait that they share. */
export function wordsOfTrait(
  trait: string,
  { limits = [], checks = [], alternatives = [] }: Partial<TraitContext>,
): Words {
  const { what, remedy } = traitWords[trait] ?? wordsOfSubject(trait, checks);
  const limited = limits.length === 0 ? [] : [`Only with ${limits.join(" or ")}.`];
  const others = alternatives.flatMap((other) => traitWords[other] ?? []);
  const or = others.map((other) => `Or: ${other.what}`);
  const undecided = others.length === 0 ? [] : ["The run ended before it could determine which."];
  return {
    what: [what, ...limited, ...or, ...undecided, exampleOf(checks)].join(" "),
    remedy: [remedy, ...others.map((other) => other.remedy)].join(" "),
  };
}

/** Facts about a trait that decide its text. */
export interface TraitContext {
  /** Narrower traits that confine it. */
  readonly limits: readonly string[];
  /** Failures that the trait explains. */
  readonly checks: readonly CheckResult[];
  /** Traits that explain the same failures, because the delivery that would decide was not sent. */
  readonly alternatives: readonly string[];
}

// The receiver may not support this subject, or may mistake it for another one.
function wordsOfSubject(trait: string, checks: readonly CheckResult[]): Words {
  const isRawSent = checks.some(({ check }) => check.delivery.subject.form === "raw");
  const forms = isRawSent ? ", in both forms" : "";
  const remedy = `Handle every event and purpose that the distribution can send${forms}.`;
  const problem = checks[0]?.problem;
  const isHandling = problem?.code === "not_handled" || problem?.code === "handled_otherwise";
  return {
    what: `Every delivery with ${trait} fails.`,
    remedy: isHandling ? wordsOfProblem(problem.code).remedy : remedy,
  };
}

/** Returns the text for a receiver that re-serializes JSON before it verifies the signature. */
export function wordsOfRewriting({
  name,
  layout,
  checks,
}: {
  readonly name: string | undefined;
  readonly layout: readonly string[];
  readonly checks: readonly CheckResult[];
}): Words {
  const trait = "bytes differ when written again";
  const { what, remedy } = wordsOfTrait(trait, { checks });
  return { what: `${what} ${describeWriter(name, layout)}`, remedy };
}

function describeWriter(name: string | undefined, layout: readonly string[]): string {
  if (name !== undefined) return `The receiver re-serializes JSON as ${name} does.`;
  if (layout.length === 0)
    return "The result depends on the layout of the JSON, not on its content.";
  return `Of several layouts of one content, the receiver accepts only those ${listOf(layout)}.`;
}

/** Returns the text for a receiver that gives the same delivery different results. */
export function wordsOfUnsteady(checks: readonly CheckResult[]): Words {
  const what =
    "Failures are intermittent: resending the same deliveries with new IDs gave different results.";
  return {
    what: `${what} ${exampleOf(checks)}`,
    remedy:
      "Look for state that the receiver keeps between deliveries: a rate limit, a customer treated as a " +
      'duplicate, or an exhausted resource. Identify duplicates only by "event.type", "event.id" and the ' +
      'envelope\'s "source.id".',
  };
}

/** Returns the text for a receiver that accepts bodies only up to some size. */
export function wordsOfSize(checks: readonly CheckResult[], largestTaken: number): Words {
  const what = `Deliveries fail if their body is larger than ${largestTaken} bytes, the largest that was accepted.`;
  return { what: `${what} ${exampleOf(checks)}`, remedy: raiseLimit };
}

/**
 * Returns the text for URLs without a route for deliveries. The URLs have no user, password or
 * query.
 */
export function wordsOfNoRoute(addresses: readonly string[]): Words {
  const what = `No route accepts the deliveries at ${addresses.join(" and ")}.`;
  return { what, remedy: checkPath };
}

function exampleOf(checks: readonly CheckResult[]): string {
  return checks[0]?.problem?.message ?? "";
}

/** Returns the text for authentic deliveries that share nothing but the kind of failure. */
export function wordsOfProblem(code: string, checks: readonly CheckResult[] = []): Words {
  const words = problemWords[code] ?? {
    what: `Deliveries fail: ${code}.`,
    remedy: "See the receiver's log.",
  };
  // The kind of failure does not say which event or purpose was handled, or how often.
  const isSpecific = specific.has(code) && checks.length > 0;
  return isSpecific ? { ...words, what: `${words.what} ${exampleOf(checks)}` } : words;
}

/** Returns the text for a receiver that refuses every authentic delivery as forged. */
export function wordsOfWrongSecret(secret: SecretSource, checks: readonly CheckResult[]): Words {
  const { what, remedy } = explainRefusal(secret);
  return {
    what: `${refusedAsForged} ${what} ${exampleOf(checks)}`,
    remedy: `${remedy} ${whereSigned}`,
  };
}

/** Text added to a finding if the deliveries were not handled on the second attempt either. */
export const lostAgain: string =
  "The second attempt of the same delivery was not handled either. If the handler throws, mark the delivery as " +
  "seen only after the handler succeeds. Otherwise the receiver treats the retry as a duplicate.";

const specific: ReadonlySet<string> = new Set([
  ...["handled_otherwise", "handled_twice", "signature_refused"],
]);

const raiseLimit =
  "Raise the body size limit to one megabyte. An order with many items can have a larger body than these deliveries.";

const checkPath = "Check the path of the URL, and that the receiver accepts POST there.";

const refusedAsForged = "The receiver refuses authentic deliveries as forged.";

const whereSigned = `The signature is in the header ${signatureHeader}: 64 hex digits, the HMAC-SHA256 of the raw body with the secret.`;

const problemWords: { readonly [code: string]: Words } = {
  signature_refused: {
    what: refusedAsForged,
    remedy:
      `${whereSigned} Check that the receiver uses the same secret as this run, without white space around it. ` +
      `If it does, ${checkOthers}`,
  },
  body_too_large: {
    what: "The receiver refuses deliveries as too large (413).",
    remedy: raiseLimit,
  },
  too_many_requests: {
    what: "The receiver refuses deliveries because there were too many (429).",
    remedy:
      "Do not limit the rate of deliveries. A campaign may send very many at once, and after twelve " +
      "refusals the sender pauses the distribution.",
  },
  no_route: {
    what: "No route accepts the deliveries.",
    remedy: checkPath,
  },
  length_required: {
    what: "The receiver requires a content-length (411).",
    remedy: "Read the body to its end. Do not require content-length.",
  },
  refused: {
    what: "The receiver refuses authentic deliveries.",
    remedy:
      "Answer every authentic delivery with 2xx, even if you cannot use it. After twelve " +
      "failures the sender pauses the distribution.",
  },
  redirected: {
    what: "The receiver redirects deliveries.",
    remedy: "Respond at this URL directly. Webhook senders do not follow redirects.",
  },
  server_error: {
    what: "The receiver answers with a server error.",
    remedy: "See the receiver's log. Store deliveries that you cannot handle, and answer 2xx.",
  },
  too_slow: {
    what: "The receiver does not answer deliveries in time.",
    remedy: "Answer as soon as the delivery is stored, and handle it afterwards.",
  },
  no_answer: {
    what: "The receiver closes the connection without an answer.",
    remedy: "See the receiver's log. It may have crashed, or it may limit the size of requests.",
  },
  not_handled: {
    what: "The receiver answers deliveries with success, but no handler runs for them.",
    remedy:
      "Check that the receiver calls the handler of each event and purpose, and that the observation " +
      "lists the event, purpose and order ID of each handled delivery. See the log: a handler that runs after " +
      "the answer may have thrown. If handlers are meant to run later than this run waits, raise the " +
      "limit with --observe-within-ms.",
  },
  handled_twice: {
    what: "The receiver handles deliveries more often than it should.",
    remedy:
      "Store the idempotency keys of handled deliveries, and answer duplicates with 2xx without handling them. " +
      'Identify a duplicate by "event.type", "event.id" and the envelope\'s "source.id", and a raw payload by its bytes. ' +
      "If a handler may run again without harm, list in the observation only the run that had an effect.",
  },
  seen_before_handled: {
    what: "A delivery was lost. The first attempt failed. The retry got a success response, but no handler ran for it.",
    remedy:
      "Mark a delivery as seen only after its handler succeeds, or in the same transaction. " +
      "If you mark it earlier, the sender's retry of a failed delivery looks like a duplicate.",
  },
  handled_otherwise: {
    what: "The receiver handles deliveries as another event or purpose, instead of or in addition to their own.",
    remedy:
      'Read the event from "event.type", or from the URL of a raw payload. Read the purpose from ' +
      "the keys of the data. Call only the handler of that event and purpose. The observation must have the " +
      "event's full name and one of the purposes.",
  },
  observation_unreadable: unreadable,
  pact_disagrees: {
    what: "The verdict of Pact's verifier contradicts the receiver's answers.",
    remedy: `${pleaseReport} It is probably a bug of this command.`,
  },
};
