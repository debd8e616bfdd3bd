import { countOf } from "../text/count.ts";
import { toOneLine } from "../text/one-line.ts";
import { describeUnpublished } from "./evidence-words.ts";
import type { Annotation, NoticeAnnotation } from "./github.ts";
import type { InteractionReport, PactFinding, PactReport, PactsReport } from "./pacts-report.ts";

/** Returns the result in one sentence. */
export function sumUpPacts({ passed, pacts }: PactsReport): string {
  const interactions = pacts
    .filter((pact) => !isPending(pact))
    .flatMap((pact) => pact.interactions);
  const failed = interactions.filter((one) => !one.passed).length;
  if (!passed)
    return `The contract is broken: ${failed} of ${countOf(interactions.length, "interaction")} failed.`;
  const pending = pacts.filter((pact) => isPending(pact) && !pact.passed).length;
  if (pending > 0) return `The contract holds: only ${countOf(pending, "pending pact")} failed.`;
  return "The contract holds: every example and every generated payload satisfies every interaction.";
}

/** Returns true if a broker says that this pact may fail. */
export function isPending({ broker }: PactReport): boolean {
  return broker?.pending === true;
}

/** Returns the text for the result of a variant. */
export function resultOf(passed: boolean, pact: PactReport): string {
  if (passed) return "holds";
  return isPending(pact) ? "fails, pending" : "FAILED";
}

/** Returns the broker's remarks on a pact, and a line if it is pending. */
export function describeBroker({ broker }: PactReport): readonly string[] {
  if (broker === undefined) return [];
  const kind = broker.wip ? "Pending, because it is work in progress." : "Pending.";
  const result = broker.published === null ? [] : [`Published: ${broker.published}.`];
  return [...(broker.pending ? [kind] : []), ...broker.notices, ...result];
}

/** Returns sentences about the broker and the publication. */
export function describePublication({ broker }: PactsReport): readonly string[] {
  if (broker === undefined) return [];
  const { notes, publication } = broker;
  return [...notes, ...(publication === null ? [] : [publication.message])];
}

/** Counts the matched messages, and gives the options that repeat the run. */
export function countPacts({ pacts, seed, mode }: PactsReport): string {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const examples = interactions.reduce((sum, one) => sum + one.examples.length, 0);
  const payloads = interactions.reduce((sum, one) => sum + one.payloads, 0);
  const matched = [
    countOf(interactions.length, "interaction"),
    countOf(examples, "example"),
    countOf(payloads, "generated payload"),
  ];
  return `${matched.join(", ")} (repeat with --seed ${seed} --mode ${mode})`;
}

/** Returns sentences about the limits of a passed report. */
export function describePactsLimits(report: PactsReport): readonly string[] {
  return report.passed ? describeUnpublished(report) : [];
}

/** Disagreement between an interaction and the schemas, with the side that has to change. */
export interface DescribedFinding extends Annotation {
  readonly pact: PactReport;
  readonly interaction: InteractionReport;
  readonly finding: PactFinding;
}

/** Returns all findings of a report, in its order. */
export function findingsOf(report: PactsReport): readonly DescribedFinding[] {
  return report.pacts.flatMap((pact) =>
    pact.interactions.flatMap((interaction) =>
      interaction.findings.map((finding) => ({
        pact,
        interaction,
        finding,
        what: `${isPending(pact) ? "Pending: " : ""}${pact.file} ${interaction.pointer}, at ${finding.pointer || "the message"}: ${finding.text}.`,
        remedy: `Change the ${finding.side}. ${finding.remedy}`,
      })),
    ),
  );
}

/** Returns the findings that break the contract. */
export function breakingOf(report: PactsReport): readonly DescribedFinding[] {
  return findingsOf(report).filter(({ pact }) => !isPending(pact));
}

/** Returns the findings of pending pacts, and the sentences about the broker. */
export function notesOf(report: PactsReport): readonly NoticeAnnotation[] {
  const ofPending = findingsOf(report)
    .filter(({ pact }) => isPending(pact))
    .map(({ what, remedy }) => ({ what: `${what} ${remedy}` }));
  return [...ofPending, ...describePublication(report).map((what) => ({ what }))];
}

/** Describes where a finding was seen. */
export function describeSeen({ examples, failed, nth }: PactFinding): string {
  const first = nth === null ? "" : `, first in number ${nth}`;
  const generated = failed === 0 ? [] : [`${countOf(failed, "generated payload")}${first}`];
  const more = examples.length - mostNamed;
  const others = more > 0 ? [countOf(more, "other example")] : [];
  return `Seen in ${[...examples.slice(0, mostNamed), ...others, ...generated].join(", ")}.`;
}

// The JSON report lists all of them.
const mostNamed = 3;

/** Returns a payload as one line of JSON. */
export function writePayload(payload: PactFinding["payload"]): string {
  return toOneLine(JSON.stringify(payload));
}
