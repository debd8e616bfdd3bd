import { signatureHeader } from "../../plan/signature.ts";
import type { CheckResult } from "../../receiver/verdict.ts";
import { listOf } from "../../text/count.ts";
import { unreadable } from "./hostile-words.ts";
import { traitWords } from "./trait-words.ts";
import type { Words } from "./words.ts";

/** Words for authentic deliveries that fail by what they have in common. */
export function wordsOfTrait(
  trait: string,
  { limits = [], checks = [], alternatives = [] }: Partial<TraitContext>,
): Words {
  const { what, remedy } = traitWords[trait] ?? wordsOfSubject(trait, checks);
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
function wordsOfSubject(trait: string, checks: readonly CheckResult[]): Words {
  const isRawSent = checks.some(({ check }) => check.delivery.subject.form === "raw");
  const forms = isRawSent ? ", in both forms" : "";
  const remedy = `Handle every event and purpose that the distribution may send${forms}.`;
  const problem = checks[0]?.problem;
  const isHandling = problem?.code === "not_handled" || problem?.code === "handled_otherwise";
  return {
    what: `Every delivery with ${trait} fails.`,
    remedy: isHandling ? wordsOfProblem(problem.code).remedy : remedy,
  };
}

/** Words for a receiver that writes JSON again before it verifies. */
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
  if (name !== undefined) return `The receiver writes JSON as ${name} does.`;
  if (layout.length === 0) return "The layout of the bytes decides, not what they say.";
  return `Of one content in several layouts it takes what ${listOf(layout)}.`;
}

/** Words for a receiver that treats a delivery now so, now otherwise. */
export function wordsOfUnsteady(checks: readonly CheckResult[]): Words {
  const what =
    "Deliveries fail now and then: the same ones, sent again with fresh ids, got another verdict.";
  return {
    what: `${what} ${exampleOf(checks)}`,
    remedy:
      "Look for what the receiver keeps from one delivery to the next: a limit on requests, a customer " +
      'taken for a duplicate, a resource that runs out. Only "event.type", "event.id" and the "source.id" of ' +
      "the envelope tell a duplicate.",
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
  // As what or how often they are handled is not to be guessed from the kind of failure.
  const isSpecific = specific.has(code) && checks.length > 0;
  return isSpecific ? { ...words, what: `${words.what} ${exampleOf(checks)}` } : words;
}

/** Words for deliveries that were not handled when they came again either. */
export const lostAgain: string =
  "The same delivery was not handled either when it came again. If its handler throws, mark it as seen only " +
  "after the handler has succeeded: otherwise what comes again is taken for a duplicate.";

const specific: ReadonlySet<string> = new Set([
  ...["handled_otherwise", "handled_twice", "signature_refused"],
]);

const raiseLimit =
  "Raise the limit on the size of a body: an order with many items is larger than all of these. A megabyte is enough.";

const checkPath = "Check the path in the address, and that the receiver takes POST there.";

const problemWords: { readonly [code: string]: Words } = {
  signature_refused: {
    what: "Authentic deliveries are refused as unauthentic.",
    remedy:
      `The signature is in the header ${signatureHeader}: 64 hex digits, the HMAC-SHA256 of the raw body ` +
      "with the secret. Check that the receiver uses the same secret as this run, without white space around it, " +
      "that it verifies the raw bytes of the body, and that nothing in front of it refuses senders " +
      "that it does not know. If a gateway wants a header, pass it with --header-env.",
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
      "lists event, purpose and order id of what it got. If the handler runs after the answer, see the log: " +
      "it may have thrown. A handler that runs later than the run waits is not seen: if that is meant, raise the " +
      "limit with --observe-within-ms.",
  },
  handled_twice: {
    what: "Deliveries are handled more often than they should be.",
    remedy:
      'Remember what was handled, and answer what comes again with 2xx without handling it. "event.type", ' +
      '"event.id" and the "source.id" of the envelope tell a duplicate, and a raw payload\'s bytes do. If the handler may run ' +
      "again without harm, let the observation list only the run that had an effect.",
  },
  seen_before_handled: {
    what: "A delivery that failed is lost: it came again, was answered with success, and no handler ran.",
    remedy:
      "Mark a delivery as seen only after its handler has succeeded, or in the same transaction. " +
      "The sender repeats what failed, and a receiver that has marked it before takes that for a duplicate.",
  },
  handled_otherwise: {
    what: "Deliveries are handled as another event or purpose, instead or as well.",
    remedy:
      'Take the event from "event.type" (a raw payload\'s from its address) and the purpose from ' +
      "the keys of the data, and call the one handler of both and no other. The observation must write the " +
      "event's full name and one of the purposes.",
  },
  observation_unreadable: unreadable,
  pact_disagrees: {
    what: "Pact's verifier judges otherwise than the answers suggest.",
    remedy: "Please report this: it is likely a fault of this command.",
  },
};
